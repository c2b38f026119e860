-- Work handed in at a lab: all of it is kept, the best counts, and each is graded again from what stands here.
-- seed: the learner's number for the lab when it was made. reasons: JSON, as shown. hash: of what is the learner's own in it, to know a copy; null when
-- honest work may be alike. content: reflection and work as compressed JSON; null once it has grown old, the grade stays.
create table lab_works (
    learner      bigint   not null,
    id           ${bytes} not null,
    course       text     not null,
    version      integer  not null,
    lab          text     not null,
    seed         bigint   not null,
    taken_at     bigint   not null,
    handed_in_at bigint   not null,
    points       integer  not null,
    passed       integer  not null,
    reasons      text     not null,
    hash         ${bytes},
    content      ${bytes},
    primary key (learner, id)
);
create unique index lab_works_id on lab_works (id);
create index lab_works_copies on lab_works (course, lab, hash);
create index lab_works_age on lab_works (handed_in_at) where content is not null;
