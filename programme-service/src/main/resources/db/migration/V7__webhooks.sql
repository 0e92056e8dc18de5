-- Where a funder wants to be told that something is new. The secret signs the notes; it is shown once, when it is made.
create table funder_webhook (
    funder     text primary key references funder (code),
    revision   bigint      not null,
    url        text        not null,
    secret     text        not null,
    -- The cursor of the feed up to which the funder was told of changes, or up to which telling it was given up.
    told       text        not null,
    created_at timestamptz not null
);

-- The notes, and what became of them.
create table webhook_delivery (
    id              uuid primary key,
    funder          text        not null references funder (code),
    url             text        not null,
    since           text        not null,
    state           text        not null check (state in ('PENDING', 'DELIVERED', 'FAILED')),
    attempts        integer     not null,
    created_at      timestamptz not null,
    next_attempt_at timestamptz,
    last_attempt_at timestamptz,
    last_status     integer,
    last_problem    text,
    constraint pending_delivery_is_attempted_again check ((state = 'PENDING') = (next_attempt_at is not null))
);

-- A note says « new since »: while one is under way, another would say nothing more.
create unique index one_note_is_under_way on webhook_delivery (funder) where state = 'PENDING';
create index note_to_attempt on webhook_delivery (next_attempt_at) where state = 'PENDING';
create index notes_of_funder on webhook_delivery (funder, id);
create index old_note on webhook_delivery (created_at) where state <> 'PENDING';
