create table convention (
    id         uuid primary key,
    revision   bigint not null,
    action_id  uuid   not null constraint convention_is_unique unique references action,
    tranche_id uuid   not null references tranche,
    state      text   not null check (state in ('REQUIRED')),
    reasons    text[] not null check (cardinality(reasons) > 0)
);

create index convention_of_tranche on convention (tranche_id, id);

create table funder (
    id       uuid primary key,
    revision bigint not null,
    code     text   not null constraint funder_code_is_unique unique,
    name     text   not null
);

create table cofinancing_request (
    id               uuid primary key,
    revision         bigint         not null,
    action_id        uuid           not null references action,
    tranche_id       uuid           not null references tranche,
    funder           text           not null references funder (code),
    requested_amount numeric(14, 2) not null check (requested_amount > 0),
    direct_expenses  numeric(14, 2) check (direct_expenses > 0),
    state            text           not null check (state in ('DRAFT', 'SUBMITTED')),
    submitted_at     timestamptz,
    constraint funder_is_asked_once unique (action_id, funder),
    constraint draft_request_is_not_submitted check ((state = 'DRAFT') = (submitted_at is null))
);

create index request_of_tranche on cofinancing_request (tranche_id, id);
create index request_out_to_funder on cofinancing_request (funder, id) where state <> 'DRAFT';

create table financing_plan_line (
    request_id uuid           not null references cofinancing_request,
    position   integer        not null,
    source     text           not null,
    amount     numeric(14, 2) not null check (amount > 0),
    primary key (request_id, position)
);
