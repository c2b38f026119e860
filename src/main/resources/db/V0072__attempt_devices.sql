-- Many people hurrying through exams on one device in one day with the same answers is worth a look: a keyed mark of the browser, for fifteen days, because a claim may come later than its exam.
alter table attempts add column device ${bytes};
create index attempts_device on attempts (device) where device is not null;
