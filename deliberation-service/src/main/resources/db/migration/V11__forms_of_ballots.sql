-- Ordinary, public and secret ballots, and appointments in rounds (rules V6 to V8).
alter table ballot
    add form text not null default 'ORDINARY' check (form in ('ORDINARY', 'PUBLIC', 'SECRET')),
    add round integer check (round between 1 and 3),
    add present integer not null default 0 check (present >= 0),
    add urn bytea,
    add blank integer check (blank >= 0),
    add spoilt integer check (spoilt >= 0),
    add departed integer check (departed >= 0),
    add majority integer check (majority >= 1),
    add casting_vote_used boolean,
    add wording text,
    add rules text[],
    add next_round boolean not null default false,
    add elected_id uuid references member,
    add annulled_at timestamptz,
    add annulment_reason text,
    drop constraint no_more_votes_than_voices,
    drop constraint closed_ballot_has_its_result;

-- Ballots so far were ordinary, without proxies, and their results follow from their counts.
update ballot
   set present = voices,
       blank = case state when 'CLOSED' then 0 end,
       spoilt = case state when 'CLOSED' then 0 end,
       departed = case state when 'CLOSED' then 0 end,
       majority = (in_favour + against) / 2 + 1,
       casting_vote_used = in_favour = against and in_favour > 0
           and coalesce(president_vote in ('FOR', 'AGAINST'), false),
       wording = case
           when in_favour + against = 0 then 'aucun suffrage exprimé'
           when in_favour * against = 0 and abstentions = 0 then 'à l''unanimité'
           when in_favour * against = 0 then 'à l''unanimité des suffrages exprimés'
           else case
                    when in_favour <> against then 'à la majorité'
                    when coalesce(president_vote in ('FOR', 'AGAINST'), false)
                        then 'à égalité des voix, la voix du président étant prépondérante'
                    else 'à égalité des voix'
                end || ' (' || in_favour || ' pour, ' || against || ' contre, ' || abstentions
                || case when abstentions > 1 then ' abstentions)' else ' abstention)' end
       end,
       rules = case
           when in_favour + against = 0 then '{V5}'::text[]
           when in_favour * against = 0 then '{V1,V2}'::text[]
           when in_favour <> against then '{V1}'::text[]
           when coalesce(president_vote in ('FOR', 'AGAINST'), false) then '{V3,V1}'::text[]
           else '{V4,V1}'::text[]
       end
 where state = 'CLOSED';
update ballot set present = voices where state = 'OPEN';

alter table ballot
    alter form drop default,
    alter present drop default,
    alter next_round drop default,
    add constraint no_more_votes_than_voices check (in_favour + against + abstentions + blank + spoilt <= voices),
    add constraint closed_ballot_has_its_result check
        (num_nulls(closed_at, in_favour, against, abstentions, blank, spoilt, departed, majority, casting_vote_used,
                   outcome, wording, rules)
            = case when state = 'OPEN' or (annulled_at is not null and closed_at is null) then 12 else 0 end),
    add constraint annulled_for_a_reason check (num_nulls(annulled_at, annulment_reason) in (0, 2)),
    add constraint an_annulled_ballot_is_closed check (annulled_at is null or state = 'CLOSED'),
    add constraint an_urn_is_open_while_its_ballot_is check (urn is null or (form = 'SECRET' and state = 'OPEN')),
    add constraint a_secret_ballot_has_no_vote_of_the_president check (form <> 'SECRET' or president_vote is null),
    add constraint a_round_is_secret check (round is null or form = 'SECRET'),
    add constraint ballot_of_a_form unique (id, form);
create unique index a_round_is_held_once on ballot (item_id, round) where state = 'CLOSED' and annulled_at is null;
create index ballot_by_session on ballot (session_id, id);

-- Who asked for a public or a secret ballot.
create table ballot_demand (
    ballot_id uuid not null references ballot,
    member_id uuid not null references member,
    form      text not null check (form in ('PUBLIC', 'SECRET')),
    primary key (ballot_id, member_id, form)
);

-- Who has a voice, and who casts it: the member, or the holder of a proxy.
create table ballot_voice (
    ballot_id    uuid not null references ballot,
    principal_id uuid not null references member,
    holder_id    uuid not null references member,
    primary key (ballot_id, principal_id)
);

-- The votes of public ballots, under the name of whose voice it is.
create table public_vote (
    ballot_id    uuid        not null,
    principal_id uuid        not null,
    form         text        not null default 'PUBLIC' check (form = 'PUBLIC'),
    holder_id    uuid        not null references member,
    direction    text        not null check (direction in ('FOR', 'AGAINST', 'ABSTENTION')),
    at           timestamptz not null,
    primary key (ballot_id, principal_id),
    foreign key (ballot_id, form) references ballot (id, form),
    foreign key (ballot_id, principal_id) references ballot_voice
);

-- That a voice was cast in a secret ballot: no choice, no instant, no order.
create table participation (
    ballot_id    uuid not null,
    principal_id uuid not null,
    primary key (ballot_id, principal_id),
    foreign key (ballot_id, principal_id) references ballot_voice
);

-- Who can be voted for in a round of an appointment; the votes once it is closed.
create table candidacy (
    ballot_id uuid    not null references ballot,
    position  integer not null check (position >= 0),
    member_id uuid    not null references member,
    born_on   date,
    votes     integer check (votes >= 0),
    primary key (ballot_id, position),
    unique (ballot_id, member_id)
);

-- The result stays with the deliberation as it was worded.
alter table deliberation
    add form text not null default 'ORDINARY' check (form in ('ORDINARY', 'PUBLIC', 'SECRET')),
    add blank integer not null default 0 check (blank >= 0),
    add spoilt integer not null default 0 check (spoilt >= 0),
    add departed integer not null default 0 check (departed >= 0),
    add majority integer not null default 1 check (majority >= 1),
    add casting_vote_used boolean not null default false,
    add outcome text check (outcome in ('ADOPTED', 'REJECTED')),
    add wording text,
    add rules text[],
    add withdrawn_at timestamptz,
    drop constraint no_more_votes_than_voices;
update deliberation d
   set majority = b.majority, casting_vote_used = b.casting_vote_used, outcome = b.outcome, wording = b.wording,
       rules = b.rules
  from ballot b
 where b.id = d.ballot_id;
alter table deliberation
    alter form drop default,
    alter blank drop default,
    alter spoilt drop default,
    alter departed drop default,
    alter majority drop default,
    alter casting_vote_used drop default,
    alter outcome set not null,
    alter wording set not null,
    alter rules set not null,
    add constraint no_more_votes_than_voices check (in_favour + against + abstentions + blank + spoilt <= voices);
