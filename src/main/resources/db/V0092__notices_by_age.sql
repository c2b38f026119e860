-- The number of new notices stands on every personal page, and old notices go at night: both are found without reading the rest.
create index notices_new on notices (person) where read_at is null;
create index notices_given on notices (given_at);
