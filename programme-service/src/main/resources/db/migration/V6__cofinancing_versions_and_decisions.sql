-- What deliberation-service tells once the act is both transmitted and published.
create table tranche_enforceability (
    tranche_id      uuid primary key references tranche,
    deliberation_id uuid not null,
    act_identifier  text not null,
    enforceable_on  date not null
);

alter table action
    drop constraint action_state_check,
    add constraint action_state_check check (state in ('PROPOSED', 'VOTED', 'ENFORCEABLE', 'REJECTED'));

alter table cofinancing_request
    add version            integer        not null default 1 check (version > 0),
    add digest             text,
    add updated_at         timestamptz    not null default now(),
    add withdrawn_because  text,
    add withdrawn_at       timestamptz,
    add decided_version    integer,
    add decided_outcome    text check (decided_outcome in ('GRANTED', 'PARTIALLY_GRANTED', 'REFUSED', 'INELIGIBLE')),
    add granted_amount     numeric(14, 2) check (granted_amount > 0),
    add legal_commitment   text,
    add decided_on         date,
    add decision_reason    text,
    add notified_on        date,
    add paid_amount        numeric(14, 2) check (paid_amount > 0),
    add paid_on            date,
    add payment_reference  text,
    drop constraint cofinancing_request_state_check,
    add constraint cofinancing_request_state_check
        check (state in ('DRAFT', 'SUBMITTED', 'RECEIVED', 'UNDER_REVIEW', 'RETURNED', 'WITHDRAWN', 'GRANTED',
                         'PARTIALLY_GRANTED', 'REFUSED', 'INELIGIBLE', 'NOTIFIED', 'PAID')),
    add constraint decided_state_has_a_decision
        check ((state in ('GRANTED', 'PARTIALLY_GRANTED', 'REFUSED', 'INELIGIBLE', 'NOTIFIED', 'PAID'))
            = (decided_outcome is not null)),
    add constraint withdrawn_state_has_a_reason check ((state = 'WITHDRAWN') = (withdrawn_because is not null)),
    -- F15
    add constraint grant_fits_what_was_requested
        check (case decided_outcome
                   when 'GRANTED' then granted_amount = requested_amount
                   when 'PARTIALLY_GRANTED' then granted_amount < requested_amount
                   else granted_amount is null end),
    add constraint refusal_has_a_reason
        check (decided_outcome not in ('REFUSED', 'INELIGIBLE') or decision_reason is not null),
    add constraint paid_is_within_the_grant check (paid_amount <= granted_amount);

-- A funder lists its requests in one state, or those that changed since a moment.
create index request_of_funder_in_state on cofinancing_request (funder, state, id) where state <> 'DRAFT';
create index request_of_funder_by_change on cofinancing_request (funder, updated_at) where state <> 'DRAFT';
create index request_in_state on cofinancing_request (state, id);
create index request_by_change on cofinancing_request (updated_at);

-- What the funder has seen under each version, word for word (F14).
create table cofinancing_request_version (
    request_id   uuid        not null references cofinancing_request,
    version      integer     not null check (version > 0),
    digest       text        not null,
    content      text        not null,
    submitted_at timestamptz not null,
    primary key (request_id, version)
);

-- The requests that are out already: frozen as they stand.
insert into cofinancing_request_version (request_id, version, digest, content, submitted_at)
select r.id, 1, encode(sha256(convert_to(text.content, 'UTF8')), 'hex'), text.content, r.submitted_at
from cofinancing_request r
         join action a on a.id = r.action_id
         join carrier c on c.id = a.carrier_id
         join tranche t on t.id = r.tranche_id
         join tranche_decision d on d.tranche_id = t.id and d.version = t.version
         cross join lateral (
    select '{"action":{"carrier":' || to_json(c.name)
               || ',"cost":"' || a.cost || '","endsOn":' || coalesce('"' || a.ends_on || '"', 'null')
               || ',"id":"' || a.id || '","startsOn":' || coalesce('"' || a.starts_on || '"', 'null')
               || ',"title":' || to_json(a.title) || ',"trancheId":"' || a.tranche_id
               || '"},"deliberation":{"adoptedOn":"' || d.decided_on || '","id":"' || d.deliberation_id
               || '","number":"' || d.number
               || '"},"directExpenses":' || coalesce('"' || r.direct_expenses || '"', 'null')
               || ',"financingPlan":['
               || (select string_agg('{"amount":"' || l.amount || '","source":' || to_json(l.source) || '}', ','
                                     order by l.position)
                   from financing_plan_line l
                   where l.request_id = r.id)
               || '],"funder":' || to_json(r.funder) || ',"id":"' || r.id
               || '","requestedAmount":"' || r.requested_amount || '","version":1}' as content) text
where r.state <> 'DRAFT';

update cofinancing_request r
set digest = v.digest
from cofinancing_request_version v
where v.request_id = r.id;

alter table cofinancing_request
    alter column updated_at drop default,
    add constraint draft_request_has_no_digest check ((state = 'DRAFT') = (digest is null));

create function refuse_to_change_what_was_seen() returns trigger
    language plpgsql as
$$
begin
    raise exception 'A version that the funder has seen does not change' using errcode = 'restrict_violation';
end
$$;

create trigger version_never_changes
    before update or delete
    on cofinancing_request_version
    for each row
execute function refuse_to_change_what_was_seen();

create table cofinancing_receipt (
    request_id       uuid        not null,
    version          integer     not null,
    funder_reference text        not null,
    received_at      timestamptz not null,
    primary key (request_id, version),
    foreign key (request_id, version) references cofinancing_request_version
);

create table cofinancing_review (
    request_id uuid    not null,
    version    integer not null,
    primary key (request_id, version),
    foreign key (request_id, version) references cofinancing_request_version
);

create table cofinancing_return (
    request_id  uuid        not null,
    version     integer     not null,
    reason      text        not null,
    returned_at timestamptz not null,
    primary key (request_id, version),
    foreign key (request_id, version) references cofinancing_request_version
);

-- What went out before there were feeds is the beginning of those of the funders.
insert into feed_event (id, feed, occurred_at, item)
select event.id, 'funder:' || r.funder, r.submitted_at, json_build_object(
        'eventId', event.id,
        'type', 'REQUEST_SUBMITTED',
        'requestId', r.id,
        'version', r.version,
        'occurredAt', event.at,
        'request', json_build_object(
                'id', r.id,
                'funder', r.funder,
                'state', r.state,
                'version', r.version,
                'digest', r.digest,
                'submittedAt', event.at,
                'updatedAt', event.at,
                'requestedAmount', r.requested_amount::text,
                'directExpenses', r.direct_expenses::text,
                'action', json_build_object(
                        'id', a.id, 'trancheId', a.tranche_id, 'title', a.title, 'carrier', c.name,
                        'cost', a.cost::text, 'startsOn', a.starts_on, 'endsOn', a.ends_on),
                'financingPlan', (select json_agg(json_build_object('source', l.source, 'amount', l.amount::text)
                                                  order by l.position)
                                  from financing_plan_line l
                                  where l.request_id = r.id),
                'deliberation', json_build_object(
                        'id', d.deliberation_id, 'number', d.number, 'adoptedOn', d.decided_on,
                        'actIdentifier', null, 'enforceableOn', null, 'link', null),
                'warnings', json_build_array(),
                'receipt', null,
                'returned', null,
                'withdrawal', null,
                'decision', null,
                'notifiedOn', null,
                'payment', null,
                'expectedReceipt', json_build_object('chapter', '74', 'amount', r.requested_amount::text)))::text
from cofinancing_request r
         join action a on a.id = r.action_id
         join carrier c on c.id = a.carrier_id
         join tranche t on t.id = r.tranche_id
         join tranche_decision d on d.tranche_id = t.id and d.version = t.version
         cross join lateral (
    select gen_random_uuid() as id,
           to_char(r.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at) event
where r.state <> 'DRAFT'
order by r.submitted_at, r.id;
