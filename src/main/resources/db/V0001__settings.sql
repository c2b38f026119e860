-- Facts about the installation that are set once (origin, node number) and must outlive every restart.
create table settings (
    name  text not null primary key,
    value text not null
);
