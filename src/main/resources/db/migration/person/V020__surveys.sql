-- Bulk enrolment (PER-60 to 62). A file is one batch; its rows wait here until they are taken in, and what was typed in a row is
-- erased with its outcome, but for rows in error, which stay to be sent back until the batch is closed. No row names a person:
-- her survey number (form and member) is an identifier of hers like any other, and follows her through a merge.
create table person.survey_batch (
    id               uuid        not null primary key,
    status           text        not null check (status in ('UPLOADED', 'CHECKED', 'PART_ACCEPTED', 'ACCEPTED', 'CLOSED')),
    file_name        text        not null check (length(file_name) between 1 and 120),
    columns          text[]      not null,
    rows             integer     not null check (rows > 0),
    position         integer     not null default 0,             -- the last row that was looked at in this step of its life
    created          integer     not null default 0,
    linked           integer     not null default 0,
    updated          integer     not null default 0,
    paired           integer     not null default 0,
    refused          integer     not null default 0,
    errors           integer     not null default 0,
    repeated         integer     not null default 0,             -- of these, rows that had come before and changed nothing
    uploaded_by      uuid        not null,
    uploaded_by_name text        not null,
    uploaded_at      timestamptz not null,
    accepted_by      uuid,
    accepted_by_name text        not null default '',
    accepted_at      timestamptz,
    closed_at        timestamptz,
    moved_at         timestamptz not null,
    constraint taken_in_by_somebody check (status not in ('PART_ACCEPTED', 'ACCEPTED') or accepted_by is not null),
    constraint closed_has_a_time check ((status = 'CLOSED') = (closed_at is not null))
);
create index survey_batch_by_age on person.survey_batch (uploaded_at desc);

create table person.survey_row (
    batch    uuid    not null references person.survey_batch,
    number   integer not null check (number > 0),
    cells    text,                                              -- in the batch's columns, parted by U+001F; null once it is done
    outcome  text    check (outcome in ('CREATED', 'LINKED', 'UPDATED', 'PAIR_OPENED', 'REFUSED_BY_PERSON', 'ERROR')),
    field    text    not null default '',
    reason   text    not null default '',                       -- key of the text
    args     text[]  not null default '{}',
    primary key (batch, number),
    constraint error_says_why check ((outcome = 'ERROR') is not true or reason <> '')
);
create index survey_row_in_error on person.survey_row (batch, number) where outcome = 'ERROR';
create index survey_row_waiting on person.survey_row (batch, number) where outcome is null;

-- What came under a survey number last, as a fingerprint: the same row sent again changes nothing.
create table person.survey_seen (
    form    text    not null,
    member  integer not null,
    print   text    not null,
    outcome text    not null,
    batch   uuid    not null references person.survey_batch,
    number  integer not null,
    primary key (form, member)
);
