-- The office asks who sits an exam now and how often its questions were shown: answered from these, at ten million attempts as at ten.
create index attempts_running on attempts (exam, rehearsal, deadline_at) where handed_in_at is null;
create index attempts_started on attempts (exam, rehearsal, started_at);
