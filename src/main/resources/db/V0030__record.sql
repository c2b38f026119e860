-- The record of steps: what every projection can be rebuilt from, so rows are only ever added.
create table course_numbers (
    number  ${identity},
    course  text not null,
    version integer not null,
    unique (course, version)
);

create table activity_numbers (
    number         ${identity},
    course_version integer not null references course_numbers (number),
    activity       text not null,
    unique (course_version, activity)
);

-- In the order of commits; a learner's steps and a statement's step are found by two small indexes. The row was chosen by
-- trial (bench/results.md): compact, and only the learner index is written out of order.
create table steps (
    sequence       ${sequence},
    learner        bigint   not null,
    id             ${bytes} not null,
    stored_at      bigint   not null,
    taken_at       bigint   not null,
    kind           integer  not null,
    course_version integer  not null,
    activity       integer  not null,
    node           integer  not null,
    result         ${bytes} not null${learner_first}
);

create index steps_learner on steps (learner);

-- Makes a step idempotent, finds it by its statement id, and refuses an id that another learner has used on this node.
create unique index steps_id on steps (id);
