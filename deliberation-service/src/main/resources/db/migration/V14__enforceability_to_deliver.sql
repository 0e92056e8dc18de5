-- The identifier of the act in ACTES (rules E5 and E6); its number is unique for the collectivity, over all years.
alter table deliberation
    add act_identifier text,
    add constraint transmission_is_whole check (num_nulls(transmitted_on, act_identifier) in (0, 2)),
    add constraint act_identifier_is_of_its_session
        check (split_part(act_identifier, '-', 3) = to_char(decided_on, 'YYYYMMDD'));
create unique index act_number_is_unique on deliberation (split_part(act_identifier, '-', 4));

-- programme-service is told twice of a tranche: what was decided, and later from when that has effect.
alter table outbox
    add act_identifier text,
    add enforceable_on date,
    drop constraint decision_is_told_once,
    add constraint enforceability_is_whole check (num_nulls(act_identifier, enforceable_on) in (0, 2));
create unique index each_is_told_once on outbox (deliberation_id, (enforceable_on is null));
