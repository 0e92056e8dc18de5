-- A quorum counts what the journal has up to a line; corrections after it explain why it differs when it is counted again.
alter table quorum_taking add after_line integer not null default 0 check (after_line >= 0);
alter table quorum_taking alter after_line drop default;
create index session_event_correction on session_event (session_id, sequence) where reason is not null;

-- The words of a result also say how many of the abstentions are of members who left (rule Q5). Deliberations keep the
-- words under which they were issued.
update ballot
   set wording = regexp_replace(wording, '(\d+ abstentions?)',
           '\1, dont ' || departed || case when departed > 1 then ' départs' else ' départ' end)
 where departed > 0 and wording like '% abstention%';

-- A tie in a secret ballot also names the rule that makes it secret (V7).
update ballot set rules = array['V3', 'V7'] || rules[2:] where form = 'SECRET' and rules[1] = 'V3';

-- An item that a second session takes up is not withdrawn from the first agenda.
create index agenda_item_by_first_agenda_item on agenda_item (first_agenda_item_id) where first_agenda_item_id is not null;
