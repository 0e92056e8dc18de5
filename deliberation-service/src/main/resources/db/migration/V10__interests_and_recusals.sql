-- Bodies that a member sits in or runs, as the member declared it.
create table interest (
    id           uuid primary key,
    revision     bigint not null,
    member_id    uuid   not null references member,
    organisation text   not null,
    kind         text   not null check (kind in ('PERSONAL', 'REPRESENTATIVE')),
    capacity     text,
    starts_on    date   not null,
    ends_on      date,
    constraint interest_ends_after_it_starts check (ends_on >= starts_on)
);
create index interest_by_member on interest (member_id, id);

-- Who takes no part in an item (rules R1 to R3). A recusal that was taken back stays.
create table recusal (
    id           uuid primary key,
    item_id      uuid        not null references agenda_item,
    member_id    uuid        not null references member,
    kind         text        not null check (kind in ('PERSONAL', 'REPRESENTATIVE')),
    reason       text        not null,
    declared_at  timestamptz not null,
    retracted_at timestamptz
);
create unique index a_member_is_recused_once on recusal (item_id, member_id) where retracted_at is null;
create index recusal_by_item on recusal (item_id, id);
