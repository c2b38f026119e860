-- The count is computed from the public log at its newest checkpoint; what was kept with each credential is not needed any more.
drop table count_leaves;
delete from count_cells;
create table count_states (
    programme text     not null primary key,
    size      bigint   not null,
    root      ${bytes} not null,
    rule      integer  not null,
    note      text     not null
) ${clustered};
