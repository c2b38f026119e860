-- A reported mistake is answered by somebody, in words, and who asked to be told is known beside it only until they are told.
alter table mistake_reports add column answer text;
alter table mistake_reports add column answered_by ${bytes};
alter table mistake_reports add column person ${bytes};
-- Where the answer can be read by who asked: their notice holds it, nothing else leads there.
alter table mistake_reports add column answer_key ${bytes};

create index mistake_reports_open on mistake_reports (number) where answered_at is null;
create unique index mistake_reports_key on mistake_reports (answer_key) where answer_key is not null;
create index mistake_reports_person on mistake_reports (person) where person is not null;
