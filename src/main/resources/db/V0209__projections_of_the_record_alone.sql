-- What is shown of practice depends on the record alone, in whatever order several servers have written it: counts, earliest and latest, and no "last written".
alter table practice_progress drop column last_step;

-- When somebody's first step of practice was stored says in which week they were reached, also when two servers stored their first two at once.
alter table reached_learners add column first_at bigint not null default 0;

update reached_learners set first_at = coalesce(
    (select min(stored_at) from steps where steps.learner = reached_learners.learner and steps.kind = 1),
    (select min(last_at) from practice_progress where practice_progress.learner = reached_learners.learner), 0);

delete from reached_weeks;

insert into reached_weeks (node, week, learners)
select 0, week, count(*) from (select (first_at + 18000000 + 259200000) / 604800000 as week from reached_learners) firsts group by week;
