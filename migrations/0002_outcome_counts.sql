-- What readers answered and what logs showed, counted by day and language; nothing in it leads to a person or a report.
-- `outcome` stays for programs of the first version that still run while this one starts; a later migration drops it.
create table outcome_count (
    day     bigint not null, -- days since 1970-01-01
    kind    text   not null, -- helped, not-helped, wrong, found, exhausted, unread
    article text   not null, -- empty where the kind has none
    cause   text   not null, -- for `unread` the format that most lines were in
    locale  text   not null, -- empty for the API
    count   bigint not null,
    primary key (day, kind, article, cause, locale)
);

create index outcome_count_cause on outcome_count (article, cause);

insert into outcome_count (day, kind, article, cause, locale, count)
select day, case helped when 0 then 'not-helped' else 'helped' end, article, cause, '', count from outcome;
