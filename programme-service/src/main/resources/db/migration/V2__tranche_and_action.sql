create table tranche (
    id           uuid primary key,
    revision     bigint  not null,
    programme_id uuid    not null references programme,
    number       integer not null check (number > 0),
    title        text    not null,
    state        text    not null check (state in ('DRAFT', 'SUBMITTED', 'ADOPTED', 'REJECTED')),
    version      integer not null check (version > 0),
    digest       text,
    submitted_at timestamptz,
    constraint tranche_number_is_unique unique (programme_id, number),
    constraint draft_has_no_digest check ((state = 'DRAFT') = (digest is null)),
    constraint draft_is_not_submitted check ((state = 'DRAFT') = (submitted_at is null))
);

-- Anyone lists the adopted tranches.
create index adopted_tranche on tranche (id) where state = 'ADOPTED';

-- The content as it was put before the assembly, kept for good.
create table tranche_submission (
    tranche_id        uuid        not null references tranche,
    version           integer     not null,
    digest            text        not null,
    content           text        not null,
    submitted_at      timestamptz not null,
    withdrawn_because text,
    primary key (tranche_id, version)
);

create table tranche_decision (
    tranche_id      uuid    not null,
    version         integer not null,
    digest          text    not null,
    deliberation_id uuid    not null,
    number          text    not null,
    outcome         text    not null check (outcome in ('ADOPTED', 'REJECTED')),
    decided_on      date    not null,
    primary key (tranche_id, version),
    foreign key (tranche_id, version) references tranche_submission
);

create table action (
    id                   uuid primary key,
    revision             bigint         not null,
    tranche_id           uuid           not null references tranche,
    carrier_id           uuid           not null references carrier,
    state                text           not null check (state in ('PROPOSED', 'VOTED', 'REJECTED')),
    pillar               integer,
    section              text check (section in ('FONCTIONNEMENT', 'INVESTISSEMENT')),
    title                text           not null,
    territories          text[]         not null check (cardinality(territories) > 0),
    territory_as_written text,
    objectives           text,
    cost                 numeric(14, 2) not null check (cost > 0),
    contribution         numeric(14, 2) check (contribution > 0),
    starts_on            date,
    ends_on              date,
    constraint action_is_unique unique (tranche_id, title, carrier_id),
    constraint contribution_is_within_cost check (contribution <= cost),
    constraint contribution_has_a_pillar check ((contribution is null) = (pillar is null)),
    constraint contribution_has_a_section check ((contribution is null) = (section is null)),
    constraint action_ends_after_it_starts check (ends_on >= starts_on)
);

create index action_of_tranche on action (tranche_id, id);
create index action_of_carrier on action (carrier_id, id);

-- What documents print: claims, compared with the computed sums.
create table printed_total (
    id           uuid primary key,
    tranche_id   uuid not null references tranche,
    source       text not null,
    pillar       integer,
    section      text check (section in ('FONCTIONNEMENT', 'INVESTISSEMENT')),
    actions      integer,
    cost         numeric(14, 2),
    contribution numeric(14, 2)
);

create index printed_total_of_tranche on printed_total (tranche_id, id);
