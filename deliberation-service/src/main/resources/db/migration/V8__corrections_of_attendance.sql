-- What comes late, or corrects what was recorded, says why; what it corrects stays.
alter table attendance_event
    add corrects_id uuid references attendance_event constraint an_event_is_corrected_once unique,
    add reason text,
    add retraction boolean not null default false,
    drop constraint one_event_of_a_member_at_an_instant,
    add constraint correction_has_its_reason check (corrects_id is null or reason is not null),
    add constraint retraction_names_what_did_not_happen check (not retraction or corrects_id is not null);
alter table attendance_event alter retraction drop default;
