-- Whoever asks later why a result rose is told what brought the right key: a version of the course, or a sealed bank.
alter table item_corrections add column source text not null default '';
