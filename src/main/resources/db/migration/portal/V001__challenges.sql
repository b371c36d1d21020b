-- A code sent to a citizen's phone (SEC-4): its hash only, tried five times at most, used once.
-- A number that nobody has gets a row as well, without a person: its answers look and last the same.
create table portal.challenge (
    id uuid not null primary key,
    subject uuid not null,
    person uuid,
    code_hash text not null,
    network text not null,
    borrowed boolean not null,
    tries smallint not null default 0,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    tried_at timestamptz,
    used_at timestamptz,
    constraint challenge_tries check (tries between 0 and 5),
    constraint challenge_period check (expires_at > created_at),
    constraint challenge_used check (used_at is null or person is not null)
);
create index challenge_subject on portal.challenge (subject, created_at);
create index challenge_network on portal.challenge (network, created_at);
create index challenge_age on portal.challenge (created_at);
