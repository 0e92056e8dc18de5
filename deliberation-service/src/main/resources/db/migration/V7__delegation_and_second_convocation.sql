-- A bureau decides what its council has delegated (rule A1); whether proxies may be given during a session is for the
-- assembly to rule (rule P4).
alter table assembly
    add kind text not null default 'COUNCIL' check (kind in ('COUNCIL', 'BUREAU')),
    add delegation_reference text,
    add delegation_decided_on date,
    add proxies_during_session boolean not null default false,
    add constraint only_a_bureau_has_a_delegation check (kind = 'BUREAU' or delegation_reference is null),
    add constraint delegation_has_a_reference check (delegation_decided_on is null or delegation_reference is not null);
alter table assembly alter kind drop default, alter proxies_during_session drop default;

-- Who a member is for the authorization server: the subject of the member's own tokens.
alter table member add subject text constraint subject_is_one_member unique;

-- After a failed quorum the assembly is convened again (rules Q6 and Q7), once for each session that failed.
alter table session
    add second_of_id uuid references session,
    drop constraint convocation_leaves_clear_days,
    add constraint convocation_leaves_clear_days check
        (clear_days >= case when urgent then 1 when second_of_id is not null then 3 else 5 end);

create unique index one_second_session on session (second_of_id) where state <> 'CANCELLED';

alter table agenda_item
    add first_agenda_item_id uuid references agenda_item,
    add orientation boolean not null default false,
    add appointment boolean not null default false,
    add constraint appointments_are_of_no_tranche check (not appointment or (kind = 'DELIBERATION' and tranche_id is null)),
    add constraint first_agenda_item_comes_once unique (session_id, first_agenda_item_id);
alter table agenda_item alter orientation drop default, alter appointment drop default;

-- An item that fell for want of a quorum can be taken up again when late arrivals restore it (rule Q8), so that its
-- quorum is taken more than once. A second session needs none for what the first agenda had (rule Q6).
alter table agenda_item add quorum_missing boolean not null default false;
alter table agenda_item alter quorum_missing drop default;
drop index quorum_is_taken_once_for_an_item;
create index quorum_taking_by_item on quorum_taking (item_id);
alter table quorum_taking
    add need text not null default 'FIRST' check (need in ('FIRST', 'AGAIN', 'WAIVED', 'NOT_ON_FIRST_AGENDA', 'HASTENED')),
    add rules text[] not null default '{Q1,Q3,Q4}';
alter table quorum_taking alter need drop default, alter rules drop default;
