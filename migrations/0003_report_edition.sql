-- What a report was made with: a hash of the rules, and one of the articles; empty where the program did not note it.
alter table report add column rules_hash text;
alter table report add column texts_hash text;
