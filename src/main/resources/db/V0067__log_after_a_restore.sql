-- A restored database may be older than the log that was published: until somebody has settled it, nothing is appended.
alter table log_states add column restored_at bigint;
