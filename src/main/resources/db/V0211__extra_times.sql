-- Extra time that somebody has at every exam, as whoever reads slowly; dated rows, the newest that has not ended holds. Who gave it and why stands in the trail.
create table extra_times (
    number     ${identity},
    person     ${bytes} not null,
    percent    integer  not null,
    minutes    integer  not null,
    granted_at bigint   not null,
    ended_at   bigint
);
create index extra_times_person on extra_times (person);

