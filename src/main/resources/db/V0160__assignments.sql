-- A class or a staff is given a course with a last day, and perhaps a day for its exam, which each of them may move once.
-- Days are ISO dates in Almaty: they sort as text.
create table assignments (
    number     ${identity},
    place      bigint   not null references organisations (number),
    course     text     not null,
    due_on     text     not null,
    sitting_on text,
    made_by    ${bytes} not null,
    made_at    bigint   not null,
    ended_by   ${bytes},
    ended_at   bigint
);
create unique index assignments_now on assignments (place, course) where ended_at is null;
create index assignments_made_by on assignments (made_by);

create table sitting_moves (
    assignment bigint   not null references assignments (number),
    person     ${bytes} not null references persons (id),
    moved_to   text     not null,
    moved_at   bigint   not null,
    primary key (assignment, person)
) ${clustered};
create index sitting_moves_person on sitting_moves (person);
