-- A queued leaf learns its place in the public log; those without one wait for it.
alter table leaves add column log_index bigint;
create index leaves_waiting on leaves (number) where log_index is null;
create unique index leaves_logged on leaves (log_index) where log_index is not null;
