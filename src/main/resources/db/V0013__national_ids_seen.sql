-- Of the national id that the office saw on a document only a keyed tag is kept, and one id confirms one account at a time.
alter table confirmations add column match_tag ${bytes};
create unique index confirmations_match on confirmations (match_tag) where ended_at is null and match_tag is not null;
