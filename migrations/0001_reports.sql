-- Text and bigint columns only, times in UTC milliseconds; `bytea` holds bytes in both databases
-- (SQLite takes any type name, and keeps bytes as they are).
create table report (
    id         text   not null primary key,
    created    bigint not null,
    expires    bigint not null,
    token_hash text   not null, -- SHA-256 of the owner's deletion token, hexadecimal
    title      text,
    ticket     text,
    note       text,
    diagnosis  text   not null, -- JSON
    packed     bytea  not null  -- the redacted text, gzip
);

create index report_expires on report (expires);

-- Answers to "did it help?", counted by day; nothing in it leads to a person or a report.
create table outcome (
    day     bigint not null, -- days since 1970-01-01
    article text   not null,
    cause   text   not null,
    helped  bigint not null, -- 0 or 1
    count   bigint not null,
    primary key (day, article, cause, helped)
);
