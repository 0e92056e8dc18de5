create extension if not exists btree_gist;

create table assembly (
    id                    uuid primary key,
    revision              bigint  not null,
    name                  text    not null constraint assembly_name_is_unique unique,
    convocation_clear_days integer not null constraint no_fewer_clear_days_than_the_law check (convocation_clear_days >= 5)
);

create table member (
    id         uuid primary key,
    revision   bigint not null,
    civility   text   not null check (civility in ('M', 'MME')),
    first_name text   not null,
    last_name  text   not null
);

create table mandate (
    id          uuid primary key,
    revision    bigint not null,
    assembly_id uuid   not null references assembly,
    member_id   uuid   not null references member,
    quality     text   not null check (quality in ('TITULAR', 'SUBSTITUTE')),
    starts_on   date   not null,
    ends_on     date,
    constraint mandate_ends_after_it_starts check (ends_on >= starts_on),
    constraint mandates_do_not_overlap exclude using gist
        (assembly_id with =, member_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index mandate_by_assembly on mandate (assembly_id, id);
create index mandate_by_member on mandate (member_id);
