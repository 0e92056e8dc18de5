create table attendance_event (
    id          uuid primary key,
    session_id  uuid        not null references session,
    member_id   uuid        not null references member,
    kind        text        not null check (kind in ('ARRIVAL', 'DEPARTURE', 'EXCUSE')),
    at          timestamptz not null,
    recorded_at timestamptz not null,
    constraint one_event_of_a_member_at_an_instant unique (session_id, member_id, at)
);
create index attendance_event_by_session on attendance_event (session_id, id);

create table quorum_taking (
    id          uuid primary key,
    session_id  uuid        not null references session,
    item_id     uuid references agenda_item,
    occasion    text        not null check (occasion in ('OPENING', 'RESUMPTION', 'DISCUSSION')),
    at          timestamptz not null,
    in_exercise integer     not null check (in_exercise >= 0),
    present     integer     not null check (present between 0 and in_exercise),
    required    integer     not null check (required >= 0),
    met         boolean     not null,
    constraint met_when_enough_are_present check (met = (present >= required)),
    constraint only_a_discussion_names_its_item check ((occasion = 'DISCUSSION') = (item_id is not null))
);
create index quorum_taking_by_session on quorum_taking (session_id, id);
create unique index quorum_is_taken_once_for_an_item on quorum_taking (item_id);

-- What happened is added to, never rewritten.
create function refuse_to_rewrite() returns trigger language plpgsql as
$$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger attendance_event_is_append_only before update or delete or truncate on attendance_event
    for each statement execute function refuse_to_rewrite();
create trigger quorum_taking_is_append_only before update or delete or truncate on quorum_taking
    for each statement execute function refuse_to_rewrite();
