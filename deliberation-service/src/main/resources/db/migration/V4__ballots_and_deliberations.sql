create table ballot (
    id             uuid primary key,
    revision       bigint      not null,
    item_id        uuid        not null references agenda_item,
    session_id     uuid        not null references session,
    state          text        not null check (state in ('OPEN', 'CLOSED')),
    opened_at      timestamptz not null,
    closed_at      timestamptz,
    voices         integer     not null check (voices >= 0),
    in_favour      integer     check (in_favour >= 0),
    against        integer     check (against >= 0),
    abstentions    integer     check (abstentions >= 0),
    president_vote text        check (president_vote in ('FOR', 'AGAINST', 'ABSTENTION')),
    outcome        text        check (outcome in ('ADOPTED', 'REJECTED')),
    constraint closed_ballot_has_its_result
        check (num_nulls(closed_at, in_favour, against, abstentions, outcome) = case state when 'CLOSED' then 0 else 5 end),
    constraint closed_after_it_opens check (closed_at >= opened_at),
    constraint no_more_votes_than_voices check (in_favour + against + abstentions <= voices)
);
create unique index one_open_ballot_on_an_item on ballot (item_id) where state = 'OPEN';
create index ballot_by_item on ballot (item_id);

-- Those whose vote the minutes name: against, or abstaining. Only of ordinary ballots.
create table named_vote (
    ballot_id uuid not null references ballot,
    member_id uuid not null references member,
    direction text not null check (direction in ('AGAINST', 'ABSTENTION')),
    primary key (ballot_id, member_id)
);

-- One series of numbers for each assembly and year. The row is the lock that keeps it without gap.
create table register (
    assembly_id uuid    not null references assembly,
    series_year integer not null,
    next_number integer not null check (next_number >= 1),
    in_use      boolean not null,
    primary key (assembly_id, series_year)
);

create table deliberation (
    id               uuid primary key,
    revision         bigint  not null,
    assembly_id      uuid    not null references assembly,
    series_year      integer not null,
    sequence         integer not null check (sequence between 1 and 99999),
    number           text    not null,
    session_id       uuid    not null references session,
    item_id          uuid    not null references agenda_item,
    ballot_id        uuid    not null constraint ballot_makes_one_deliberation unique references ballot,
    decided_on       date    not null,
    title            text    not null,
    body             text,
    operative_part   text[]  not null,
    state            text    not null check (state in ('ADOPTED', 'REJECTED')),
    voices           integer not null check (voices >= 0),
    in_favour        integer not null check (in_favour >= 0),
    against          integer not null check (against >= 0),
    abstentions      integer not null check (abstentions >= 0),
    president_vote   text    check (president_vote in ('FOR', 'AGAINST', 'ABSTENTION')),
    tranche_id       uuid,
    tranche_version  integer,
    tranche_digest   text,
    constraint deliberation_number_is_unique unique (assembly_id, series_year, sequence),
    constraint number_is_that_of_its_series check (number = series_year || '.' || lpad(sequence::text, 5, '0')),
    constraint year_is_that_of_the_session check (extract(year from decided_on) = series_year),
    constraint no_more_votes_than_voices check (in_favour + against + abstentions <= voices),
    constraint tranche_is_whole check (num_nulls(tranche_id, tranche_version, tranche_digest) in (0, 3))
);
create index deliberation_by_assembly on deliberation (assembly_id, series_year, id);
create index deliberation_by_year on deliberation (series_year, id);
create index deliberation_by_session on deliberation (session_id);
create index deliberation_by_item on deliberation (item_id);
