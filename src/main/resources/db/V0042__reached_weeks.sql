-- The office sees in which week how many were reached, however many they are; a projection of steps, as reached_counts is.
-- week: Mondays in Almaty since the one of 29 December 1969.
create table reached_weeks (
    node     integer not null,
    week     integer not null,
    learners bigint  not null,
    primary key (node, week)
);

-- Who was reached before this table was there: by the oldest practice that is known of them; rebuilding from the record makes it exact.
insert into reached_weeks (node, week, learners)
select 0, week, count(*) from (
    select (min(last_at) + 18000000 + 259200000) / 604800000 as week from practice_progress group by learner
) firsts group by week;
