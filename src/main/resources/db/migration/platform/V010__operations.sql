-- What operators' commands and nightly jobs did to the whole database, for the other nodes and the pages of health.
create table platform.operation (
    id       bigint      not null generated always as identity primary key,
    kind     text        not null check (kind in ('BACKUP', 'RESTORE_DRILL', 'REHEARSAL', 'UPGRADE_ANYWAY')),
    release  text        not null, -- of the schema, where it matters
    began_at timestamptz not null,
    ended_at timestamptz not null check (ended_at >= began_at)
);
create index operation_by_kind on platform.operation (kind, ended_at desc);
