-- The collectivity in the version that was sent to the funder (F14); null in a draft. A deployment belongs to one collectivity,
-- so earlier requests get this one. The contents that were sent, and their digests, do not change.
alter table cofinancing_request
    add collectivity_siren      text,
    add collectivity_name       text,
    add collectivity_department text;

update cofinancing_request
set collectivity_siren      = '${collectivity-siren}',
    collectivity_name       = '${collectivity-name}',
    collectivity_department = '${collectivity-department}'
where state <> 'DRAFT';

alter table cofinancing_request
    add constraint request_that_is_out_names_its_collectivity
        check (num_nonnulls(collectivity_siren, collectivity_name, collectivity_department)
            = case state when 'DRAFT' then 0 else 3 end);

-- In the contract, every item of a feed has all members: earlier items get the new ones.
update feed_event event
set item = (event.item::jsonb || jsonb_build_object(
        'request', event.item::jsonb -> 'request' || jsonb_build_object(
                'collectivity', jsonb_build_object(
                        'siren', r.collectivity_siren, 'name', r.collectivity_name,
                        'department', r.collectivity_department),
                'programmeYear', p.programme_year,
                'action', event.item::jsonb #> '{request,action}' || jsonb_build_object(
                        'pillar', (select jsonb_build_object('number', l.number, 'name', l.name)
                                   from pillar l
                                   where l.contract_id = p.contract_id and l.number = a.pillar),
                        'territories', (select coalesce(
                                                jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name)
                                                          order by c.code), '[]')
                                        from territory c
                                        where c.contract_id = p.contract_id and c.code = any (a.territories))))))::text
from cofinancing_request r
         join action a on a.id = r.action_id
         join tranche t on t.id = r.tranche_id
         join programme p on p.id = t.programme_id
where event.feed like 'funder:%'
  and r.id = (event.item::jsonb ->> 'requestId')::uuid;
