-- Whoever asks whether a credential was issued in their name is answered from the leaves themselves; and a leaf is claimed once.
create index leaves_tag on leaves ((case substr(line, 7, 5) when 'issue' then substr(line, 19, 32) when 'claim' then substr(line, 28, 32) end));
create unique index leaves_claimed on leaves (about) where substr(line, 7, 5) = 'claim';
create index leaves_about on leaves (about) where about is not null;
create index credentials_leaf on credentials (leaf);
