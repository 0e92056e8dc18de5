-- Decisions that programme-service is to be told. A row is written in the transaction of its ballot's closing.
create table outbox (
    id               uuid primary key,
    position         bigint generated always as identity,
    tranche_id       uuid        not null,
    deliberation_id  uuid        not null constraint decision_is_told_once unique references deliberation,
    number           text        not null,
    outcome          text        not null check (outcome in ('ADOPTED', 'REJECTED')),
    decided_on       date        not null,
    version          integer     not null,
    digest           text        not null,
    created_at       timestamptz not null default clock_timestamp(),
    attempts         integer     not null default 0,
    next_attempt_at  timestamptz not null default clock_timestamp(),
    lease            uuid,
    leased_until     timestamptz,
    refused_with     text,
    failed_with      text,
    delivered_at     timestamptz,
    constraint lease_has_an_end check ((lease is null) = (leased_until is null))
);
-- What is still to be delivered, in order for each tranche.
create index outbox_pending on outbox (tranche_id, position) where delivered_at is null;
