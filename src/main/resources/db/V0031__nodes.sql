-- Each server that writes steps has a number of its own, so that joined records still say where a step was stored.
create table nodes (
    number     ${identity},
    started_at bigint not null
);
