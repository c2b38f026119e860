-- Lab work that its maker shows to a class: seen while nobody has ended it. The maker takes it back; a teacher hides it, and then ended_by says who did. step: under which
-- the work was handed in.
create table lab_showings (
    number    ${identity},
    place     bigint   not null,
    person    ${bytes} not null,
    step      ${bytes} not null,
    shown_at  bigint   not null,
    ended_at  bigint,
    ended_by  ${bytes}
);
create index lab_showings_place on lab_showings (place, number);
create index lab_showings_person on lab_showings (person);
create unique index lab_showings_once on lab_showings (place, step) where ended_at is null;
