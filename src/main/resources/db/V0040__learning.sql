-- What each learner has practised: a projection of steps, kept so that "my steps" is one keyed look-up.
create table practice_progress (
    learner        bigint  not null,
    activity       integer not null,
    course_version integer not null,
    tries          integer not null,
    solved_at      bigint,
    last_at        bigint  not null,
    last_step      ${bytes} not null,
    primary key (learner, activity)
) ${clustered};
