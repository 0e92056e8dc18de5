-- As version 4 of the schema kept it: one request out to a funder, one still a draft.
insert into contract select '00000000-0000-7000-8000-000000000001', 0, 'Contrat de Ville', '2015-06-30', '2020-12-31';
insert into territory values ('00000000-0000-7000-8000-000000000001', 'metropole', 'Métropole');
insert into programme
values ('00000000-0000-7000-8000-000000000002', 0, '00000000-0000-7000-8000-000000000001', 2019, 'Programmation 2019',
        '2018-11-13', null, 330, 91);
insert into carrier values ('00000000-0000-7000-8000-000000000003', 0, 'SEM', null, true, null);
insert into tranche
values ('00000000-0000-7000-8000-000000000004', 0, '00000000-0000-7000-8000-000000000002', 1, 'Une', 'ADOPTED', 1,
        'digest', '2019-02-28T10:00:00Z');
insert into tranche_submission
values ('00000000-0000-7000-8000-000000000004', 1, 'digest', '{}', '2019-02-28T10:00:00Z', null);
insert into tranche_decision
values ('00000000-0000-7000-8000-000000000004', 1, 'digest', '00000000-0000-7000-8000-000000000005', '2019.00081',
        'ADOPTED', '2019-03-07');
insert into action
values ('00000000-0000-7000-8000-000000000006', 0, '00000000-0000-7000-8000-000000000004',
        '00000000-0000-7000-8000-000000000003', 'VOTED', null, null, 'Semaines de l''"égalité"', '{metropole}', null, null,
        19003.00, null, '2019-03-08', null);
insert into funder values ('00000000-0000-7000-8000-000000000007', 0, 'CGET', 'CGET');
insert into funder values ('00000000-0000-7000-8000-000000000008', 0, 'ANCT', 'ANCT');
insert into cofinancing_request
values ('00000000-0000-7000-8000-000000000009', 0, '00000000-0000-7000-8000-000000000006',
        '00000000-0000-7000-8000-000000000004', 'CGET', 2000.00, null, 'SUBMITTED', '2019-03-07T18:00:00Z');
insert into cofinancing_request
values ('00000000-0000-7000-8000-00000000000a', 0, '00000000-0000-7000-8000-000000000006',
        '00000000-0000-7000-8000-000000000004', 'ANCT', 2000.00, null, 'DRAFT', null);
insert into financing_plan_line values ('00000000-0000-7000-8000-000000000009', 0, 'CGET', 2000.00);
insert into financing_plan_line values ('00000000-0000-7000-8000-000000000009', 1, 'Saint-Étienne Métropole', 17003.00);
