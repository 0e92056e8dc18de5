-- The first answer to each Idempotency-Key, written in the transaction of the work itself.
create table idempotency_key (
    client      text        not null,
    key         text        not null,
    fingerprint text        not null,
    status      integer     not null,
    location    text,
    etag        text,
    body        text        not null,
    created_at  timestamptz not null default now(),
    primary key (client, key)
);
