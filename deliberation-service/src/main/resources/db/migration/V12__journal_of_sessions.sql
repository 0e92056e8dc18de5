-- What happened in a session, in the order in which it was recorded: what screens follow, and the order in which a session
-- can be replayed from its logs.
create table session_event (
    session_id  uuid        not null references session,
    sequence    integer     not null check (sequence > 0),
    kind        text        not null,
    at          timestamptz,
    recorded_at timestamptz not null,
    item_id     uuid references agenda_item,
    ballot_id   uuid references ballot,
    member_id   uuid references member,
    primary key (session_id, sequence)
);
create trigger session_event_is_append_only before update or delete or truncate on session_event
    for each statement execute function refuse_to_rewrite();
