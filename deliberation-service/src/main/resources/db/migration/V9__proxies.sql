-- Written mandates to vote for an absent member (rules P1 to P6). A proxy that ends stays.
create table proxy (
    id                   uuid primary key,
    revision             bigint      not null,
    assembly_id          uuid        not null references assembly,
    giver_id             uuid        not null references member,
    holder_id            uuid        not null references member,
    given_at             timestamptz not null,
    illness_certified_on date,
    revoked_at           timestamptz,
    revocation_reason    text,
    recorded_at          timestamptz not null,
    constraint nobody_is_his_own_proxy check (giver_id <> holder_id),
    constraint revoked_after_it_was_given check (revoked_at >= given_at)
);

create table proxy_session (
    proxy_id   uuid not null references proxy,
    session_id uuid not null references session,
    primary key (proxy_id, session_id)
);
create index proxy_session_by_session on proxy_session (session_id);
