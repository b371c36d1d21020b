-- What Binaries hold: scans, papers and pictures up to 50 MB, in pieces of a quarter megabyte, so that nobody has to hold a whole
-- one in memory. A version of a Binary names what it holds by its hash; the same content of the same person is kept once.
-- Written in the transaction of the version; nothing is ever overwritten.

create table record.content (
    bucket  int2        not null,
    rid     uuid        not null,              -- the Binary ...
    ver     int4        not null,              -- ... and its version
    owner   uuid        not null,              -- whose it is; the zero id for what is about nobody
    hash    bytea       not null,              -- SHA-256
    size    int8        not null check (size > 0),
    sha1    bytea       not null,              -- as FHIR's Attachment.hash
    primary key (bucket, rid, ver)
);

create table record.chunk (
    bucket  int2        not null,
    owner   uuid        not null,
    hash    bytea       not null,
    n       int4        not null,              -- from 0; all but the last are full
    piece   bytea       storage external not null,
    primary key (bucket, owner, hash, n)
);
