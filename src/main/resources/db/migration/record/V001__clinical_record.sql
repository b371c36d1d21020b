-- The clinical record: FHIR R4 JSON kept as the bytes that are served; what is searched is extracted once, at the write.
-- Everything about one person lies in one bucket, hash(person) & 4095, which is part of every id the server assigns.
-- No foreign key and no trigger to or from another schema. The placeholders are the partition clause and the number of
-- partitions; where the tables are distributed by bucket the first is empty and the second 0.

create table record.resource (
    bucket  int2        not null,
    rtype   int2        not null,              -- ResourceType.number
    rid     uuid        not null,
    pid     uuid,                              -- the person; null for resources that are about nobody
    ver     int4        not null,
    txid    int8        not null,              -- information; feeds follow platform.change
    ts      timestamptz not null,              -- meta.lastUpdated
    d0      timestamptz not null,              -- clinical time, half-open: when it began (the write, when it names none)
    d1      timestamptz not null,              -- ... and ended; infinity while it lasts
    flags   int2        not null,              -- Flags: entered in error, deleted, security labels
    tok     int8[]      not null,              -- Token: 64-bit hashes of what is searched by code
    body    bytea       storage external not null,
    primary key (bucket, rtype, rid)
) ${record.partitioning};

create table record.history (                  -- versions that were replaced; the current one is in resource
    bucket  int2        not null,
    rtype   int2        not null,
    rid     uuid        not null,
    ver     int4        not null,
    pid     uuid,
    txid    int8        not null,
    ts      timestamptz not null,              -- valid from ...
    until   timestamptz not null,              -- ... to, half-open
    d0      timestamptz not null,
    d1      timestamptz not null,
    flags   int2        not null,
    body    bytea       storage external not null,
    primary key (bucket, rtype, rid, ver)
) ${record.partitioning};

do $$
begin
    for part in 0 .. ${record.partitions} - 1 loop
        execute format('create table record.resource_%s partition of record.resource
                        for values with (modulus ${record.partitions}, remainder %s)', part, part);
        execute format('create table record.history_%s partition of record.history
                        for values with (modulus ${record.partitions}, remainder %s)', part, part);
    end loop;
end $$;

create index resource_person on record.resource (bucket, pid, rtype, d0 desc, rid);
create index resource_token on record.resource using gin (tok);
create index history_person on record.history (bucket, pid, until);

-- Names and addresses, folded to lower case without accents, for prefix and substring search.
create table record.string (
    bucket  int2        not null,
    rtype   int2        not null,
    rid     uuid        not null,
    param   text        not null,
    value   text        not null,
    primary key (bucket, rtype, rid, param, value)
);
create extension if not exists pg_trgm with schema public;
create index string_value on record.string using gin (value public.gin_trgm_ops);

-- Hot quantities, and dates besides the clinical one (seconds since 1970).
create table record.number (
    bucket  int2        not null,
    rtype   int2        not null,
    rid     uuid        not null,
    param   text        not null,
    low     float8      not null,
    high    float8      not null,
    unit    text        not null,
    primary key (bucket, rtype, rid, param, low, high, unit)
);
create index number_value on record.number (rtype, param, low);

-- Business identifiers, keyed by their own hash h = Token.of(system|value): found wherever they are, and recorded once for
-- each person (or once in the city, owner = the zero id, for what is about nobody). A look-up here and the read are two statements.
create table record.identifier (
    h       int8        not null,
    rtype   int2        not null,
    owner   uuid        not null,
    system  text        not null,
    value   text        not null,
    bucket  int2        not null,
    rid     uuid        not null,
    primary key (h, rtype, owner, system, value)
);

-- Ids that a client chose (update as create), keyed by h = Token.of(Type/id).
create table record.idmap (
    h       int8        not null,
    rtype   int2        not null,
    client  text        not null,
    bucket  int2        not null,
    rid     uuid        not null,
    primary key (h, rtype, client)
);
