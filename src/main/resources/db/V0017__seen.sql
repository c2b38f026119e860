-- When somebody last came by must outlast their sessions: else an account counts as unused from an older day than it was.
alter table persons add column seen_at bigint not null default 0;
