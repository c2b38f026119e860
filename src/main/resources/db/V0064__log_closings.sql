-- When a programme has closed, which checkpoint was its last: leaves after it do not count, for ever.
create table log_closings (
    programme text   not null primary key,
    size      bigint not null,
    note      text   not null
) ${clustered};
