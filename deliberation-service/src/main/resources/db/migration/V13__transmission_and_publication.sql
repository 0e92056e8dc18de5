-- The two facts from which a deliberation is enforceable (rule E1); the day follows from them.
alter table deliberation
    add transmitted_on date,
    add published_on date,
    add publication_medium text check (publication_medium in ('POSTING', 'ELECTRONIC')),
    add constraint transmitted_after_the_session check (transmitted_on >= decided_on),
    add constraint published_after_the_session check (published_on >= decided_on),
    add constraint publication_is_whole check (num_nulls(published_on, publication_medium) in (0, 2));
