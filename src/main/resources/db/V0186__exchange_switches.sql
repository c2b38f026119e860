-- Where no model is asked, since when and why. set_in: the place by whose rights it was turned off; only those rights, or wider ones, turn it on again.
create table exchange_switches (
    number ${identity},
    reach  text   not null,
    name   text   not null,
    reason text   not null,
    set_in bigint not null references organisations (number),
    off_at bigint not null,
    on_at  bigint
);
create unique index exchange_switches_off on exchange_switches (reach, name) where on_at is null;

-- How much may be used; what is not here is as usual. name: the door (QUESTIONS_A_DAY), the place's number (ORGANISATION_TOKENS), or nothing.
create table exchange_budgets (
    budget text   not null,
    name   text   not null,
    most   bigint not null,
    primary key (budget, name)
) ${clustered};
