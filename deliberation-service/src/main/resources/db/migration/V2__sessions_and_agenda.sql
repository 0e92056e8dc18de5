create table session (
    id                  uuid primary key,
    revision            bigint not null,
    assembly_id         uuid   not null references assembly,
    held_on             date   not null,
    place               text,
    state               text   not null
        check (state in ('PREPARED', 'CONVENED', 'OPEN', 'SUSPENDED', 'CLOSED', 'INQUORATE', 'CANCELLED')),
    sent_on             date,
    clear_days          integer,
    urgent              boolean,
    opened_at           timestamptz,
    closed_at           timestamptz,
    president_id        uuid references member,
    secretary_id        uuid references member,
    cancellation_reason text,
    last_event_at       timestamptz,
    last_count_at       timestamptz,
    constraint convocation_is_whole check (num_nulls(sent_on, clear_days, urgent) in (0, 3)),
    constraint convocation_leaves_clear_days check (clear_days >= case when urgent then 1 else 5 end),
    constraint convened_before_it_opens
        check (state in ('PREPARED', 'CANCELLED') or sent_on is not null),
    constraint open_session_has_its_officers check (state not in ('OPEN', 'SUSPENDED', 'CLOSED')
        or num_nulls(opened_at, president_id, secretary_id) = 0),
    constraint closed_session_has_its_end check ((state = 'CLOSED') = (closed_at is not null)),
    constraint closed_after_it_opens check (closed_at >= opened_at),
    constraint cancelled_for_a_reason check ((state = 'CANCELLED') = (cancellation_reason is not null))
);
create index session_by_assembly on session (assembly_id, id);
create index session_public on session (id) where state = 'CLOSED' or (state = 'INQUORATE' and opened_at is not null);

create table suspension (
    session_id   uuid        not null references session,
    position     integer     not null check (position >= 0),
    suspended_at timestamptz not null,
    resumed_at   timestamptz,
    primary key (session_id, position),
    check (resumed_at >= suspended_at)
);

create table agenda_item (
    id              uuid primary key,
    revision        bigint  not null,
    session_id      uuid    not null references session,
    position        integer not null check (position > 0),
    kind            text    not null check (kind in ('DELIBERATION', 'INFORMATION')),
    title           text    not null,
    body            text,
    operative_part  text[]  not null,
    convened        boolean not null,
    state           text    not null check (state in
        ('LISTED', 'IN_DISCUSSION', 'VOTED', 'WITHDRAWN', 'POSTPONED', 'INQUORATE', 'NOTED')),
    outcome         text    check (outcome in ('ADOPTED', 'REJECTED')),
    reason          text,
    discussed_at    timestamptz,
    voting_since    timestamptz,
    ended_at        timestamptz,
    tranche_id      uuid,
    tranche_version integer,
    tranche_digest  text,
    tranche_title   text,
    constraint position_is_unique_in_its_session unique (session_id, position),
    constraint tranche_is_whole
        check (num_nulls(tranche_id, tranche_version, tranche_digest, tranche_title) in (0, 4)),
    constraint digest_is_a_sha_256 check (tranche_digest ~ '^[0-9a-f]{64}$'),
    constraint vote_has_an_outcome check ((state = 'VOTED') = (outcome is not null)),
    constraint only_deliberations_are_voted
        check (kind = 'DELIBERATION' or (state <> 'VOTED' and voting_since is null and tranche_id is null)),
    constraint only_what_was_convened_is_voted check (convened or (state <> 'VOTED' and voting_since is null)),
    constraint only_information_is_noted check (kind = 'INFORMATION' or state <> 'NOTED')
);
-- A version of a tranche is before one assembly at a time, and decided once.
create unique index tranche_version_is_on_one_agenda on agenda_item (tranche_id, tranche_version)
    where state in ('LISTED', 'IN_DISCUSSION', 'VOTED');
