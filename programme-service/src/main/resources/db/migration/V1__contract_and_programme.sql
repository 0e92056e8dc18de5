create table contract (
    id        uuid primary key,
    revision  bigint not null,
    name      text   not null constraint contract_name_is_unique unique,
    starts_on date   not null,
    ends_on   date   not null,
    constraint contract_ends_after_it_starts check (ends_on >= starts_on)
);

create table pillar (
    contract_id uuid    not null references contract,
    number      integer not null check (number > 0),
    name        text    not null,
    primary key (contract_id, number)
);

create table territory (
    contract_id uuid not null references contract,
    code        text not null,
    name        text not null,
    primary key (contract_id, code)
);

create table programme (
    id                          uuid primary key,
    revision                    bigint  not null,
    contract_id                 uuid    not null references contract,
    programme_year              integer not null,
    name                        text    not null,
    opens_on                    date    not null,
    closes_on                   date,
    projects_received           integer not null check (projects_received >= 0),
    projects_requesting_funding integer not null,
    constraint programme_is_unique_in_its_year unique (contract_id, programme_year),
    constraint call_closes_after_it_opens check (closes_on >= opens_on),
    constraint those_requesting_are_among_those_received
        check (projects_requesting_funding between 0 and projects_received)
);

create table carrier (
    id           uuid primary key,
    revision     bigint  not null,
    name         text    not null constraint carrier_name_is_unique unique,
    acronym      text,
    own          boolean not null,
    organisation text constraint carrier_organisation_is_unique unique
);
