-- The item of an agenda that holds a submitted tranche: while it does, the tranche cannot be withdrawn.
alter table tranche
    add hold_item_id     uuid,
    add hold_item_title  text,
    add hold_session_day date,
    add hold_since       timestamptz,
    add hold_renewed_at  timestamptz,
    add constraint hold_is_whole check (
        num_nulls(hold_item_id, hold_item_title, hold_session_day, hold_since, hold_renewed_at) in (0, 5)),
    add constraint only_a_submitted_tranche_is_held check (state = 'SUBMITTED' or hold_item_id is null);
create index held_tranche on tranche (id) where hold_item_id is not null;

-- The holds that agents have lifted, with their reasons.
create table lifted_hold (
    id          uuid primary key,
    tranche_id  uuid        not null references tranche,
    item_id     uuid        not null,
    item_title  text        not null,
    session_day date        not null,
    since       timestamptz not null,
    renewed_at  timestamptz not null,
    lifted_at   timestamptz not null,
    reason      text        not null
);
