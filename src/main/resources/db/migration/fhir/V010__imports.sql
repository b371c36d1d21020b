-- How far each imported file has come: written in the transaction of its data, so that a second run repeats nothing.
create table fhir.import_file (
    path   text        not null,
    head   int8        not null,              -- checksum of the first bytes: another file of the same name starts anew
    done   int8        not null check (done >= 0), -- lines of NDJSON, or 1 for a bundle
    at     timestamptz not null,
    primary key (path, head)
);
