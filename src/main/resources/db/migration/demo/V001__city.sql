-- The demo city. Empty, and never written, outside demo mode.

-- Which parts of it are made.
create table demo.done (
    part text primary key,
    at   timestamptz not null default now()
);

-- Who lives in it; those with a name stand on the page of people to play.
create table demo.resident (
    number    integer generated always as identity primary key,
    person    uuid not null unique,
    name      text,
    health_id text,
    phone     text
);
