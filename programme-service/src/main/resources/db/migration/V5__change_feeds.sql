-- One row a feed: how many changes have been committed to it. Whoever updates it holds its lock until its commit is seen.
create table feed (
    name     text primary key,
    position bigint not null check (position >= 0)
);

-- What happened, as it was then. A change is written with the work that makes it, without a place; it gets its place
-- when that work commits. The ordinal orders the changes of one transaction, nothing else.
create table feed_event (
    id          uuid primary key,
    feed        text        not null,
    ordinal     bigint      not null generated always as identity,
    position    bigint check (position > 0),
    occurred_at timestamptz not null,
    item        text        not null,
    constraint place_in_feed_is_unique unique (feed, position)
);

-- Only a transaction on its way has changes without a place, and it sees only its own.
create index feed_event_without_place on feed_event (feed, ordinal) where position is null;

-- At COMMIT, all changes of the transaction take the next places of their feeds. From the first UPDATE of a feed's row to
-- the moment when the commit can be seen, no other transaction gets a place in it: the order of places is the order in
-- which commits become visible, without a gap. A transaction that is open for long holds nothing until it commits.
-- Feeds are taken in order of their names, so that two commits never wait for each other.
create function place_feed_events() returns trigger
    language plpgsql as
$$
declare
    event record;
    place bigint;
begin
    for event in select id, feed from feed_event where position is null order by feed, ordinal
        loop
            insert into feed (name, position) values (event.feed, 1)
            on conflict (name) do update set position = feed.position + 1
            returning position into place;
            update feed_event set position = place where id = event.id;
            perform pg_notify('feed', event.feed);
        end loop;
    return null;
end
$$;

create constraint trigger feed_event_takes_its_place
    after insert
    on feed_event
    deferrable initially deferred
    for each row
execute function place_feed_events();
