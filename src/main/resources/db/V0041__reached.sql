-- How many learners have taken a step is shown on every page of the count, so it is kept and not counted anew: who has been
-- reached, and a counter for each server. Projections of steps, as practice_progress is.
create table reached_learners (
    learner bigint primary key
) ${clustered};

create table reached_counts (
    node     integer primary key,
    learners bigint  not null
);

insert into reached_learners (learner) select distinct learner from practice_progress;

insert into reached_counts (node, learners) select 0, count(*) from reached_learners having count(*) > 0;
