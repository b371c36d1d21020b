-- What a clinician is writing, until she signs or seven days have passed (CLIN-10). Signed facts live in the record.
create table chart.draft (
    id uuid primary key,
    patient uuid not null,
    visit uuid not null,
    author uuid not null,
    content jsonb not null,
    version int not null,
    updated_at timestamptz not null,
    constraint draft_one_each unique (visit, author),
    constraint draft_version check (version > 0)
);
create index draft_old on chart.draft (updated_at);

-- Who adds to the problems or allergies of a person holds her row, so that two never add the same thing.
create table chart.list_lock (
    patient uuid primary key
);

-- Which visits have passed the nurse's desk, for its worklist. The values are in the record.
create table chart.vitals_taken (
    visit uuid primary key,
    taken_at timestamptz not null,
    critical boolean not null
);
