-- The outbox has a third kind of delivery: compare the hold of a tranche in programme-service with the agenda. It is not
-- about a deliberation.
alter table outbox
    alter deliberation_id drop not null,
    alter number drop not null,
    alter outcome drop not null,
    alter decided_on drop not null,
    alter version drop not null,
    alter digest drop not null,
    add constraint decision_is_whole
        check (num_nulls(deliberation_id, number, outcome, decided_on, version, digest) in (0, 6)),
    add constraint hold_is_not_enforceable check (deliberation_id is not null or enforceable_on is null),

    -- A refusal of programme-service, and who decided that the delivery is not tried again.
    add refused_detail text,
    add refused_since timestamptz,
    add set_aside_at timestamptz,
    add set_aside_because text,
    add constraint set_aside_has_a_reason check (num_nulls(set_aside_at, set_aside_because) in (0, 2)),
    add constraint delivered_is_not_set_aside check (delivered_at is null or set_aside_at is null);

-- Answers that were counted as refusals are asked for again: only answers of programme-service itself are refusals.
update outbox
   set refused_with = null, next_attempt_at = clock_timestamp()
 where delivered_at is null and refused_with is not null;
alter table outbox
    add constraint refusal_is_whole check ((refused_with is null) = (refused_since is null)),
    add constraint only_decisions_are_refused check (deliberation_id is not null or refused_with is null);

drop index outbox_pending;
create index outbox_pending on outbox (tranche_id, position) where delivered_at is null and set_aside_at is null;
create index outbox_refused on outbox (id)
    where refused_with is not null and delivered_at is null and set_aside_at is null;

-- The tranches that are on an agenda already, or whose decision is not delivered yet, are held too.
insert into outbox (id, tranche_id)
select gen_random_uuid(), tranche_id
  from (select tranche_id from agenda_item where tranche_id is not null and state in ('LISTED', 'IN_DISCUSSION')
        union
        select tranche_id from outbox where delivered_at is null) held;

-- Why something was done, where an event of the journal has a reason.
alter table session_event add reason text;
