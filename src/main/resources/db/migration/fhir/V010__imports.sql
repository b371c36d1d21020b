-- How far each imported file has come: written in the transaction of its data, so that a second run repeats nothing.
create table fhir.import_file (
    name text        not null,                        -- path of lines, or the digest of a bundle
    head int8        not null,                        -- checksum of the first bytes of lines, else 0
    done int8        not null check (done >= 0),      -- lines, entries of a batch, or 1 for a bundle
    at   timestamptz not null,
    primary key (name, head)
);

-- Organisations, places, staff and medicines of other systems, by the ids and numbers they have there: references to them are
-- kept as number and name (docs/adr/0015).
create table fhir.import_party (
    rtype int2  not null,
    name  text  not null check (length(name) between 1 and 2000), -- id, or system|value
    body  bytea not null,
    primary key (rtype, name)
);

-- Lines that refer to what has not come yet: tried again at the end of each import, all of one patient together.
create table fhir.import_waiting (
    id    int8  not null generated always as identity primary key,
    whose text  not null,                             -- the reference to the patient as the line has it
    file  text  not null,
    line  int8  not null,
    body  bytea not null
);
create index import_waiting_by_patient on fhir.import_waiting (whose, id);
