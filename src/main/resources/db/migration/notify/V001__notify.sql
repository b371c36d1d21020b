-- Messages to people. A message is written in the transaction that gives cause for it, and sent by a job after that.
create table notify.message (
    id         uuid        not null primary key,
    key        text        not null check (length(key) between 1 and 200),
    event      text        not null,
    audience   text        not null,
    language   text        not null,
    channel    text        not null,
    phone      text        not null check (phone ~ '^\+[1-9][0-9]{7,14}$'),
    network    text        not null,
    body       text        not null,
    state      text        not null,
    attempts   smallint    not null default 0,
    created_at timestamptz not null,
    due_at     timestamptz not null,
    expires_at timestamptz not null,
    ended_at   timestamptz,
    reason     text,
    constraint message_once unique (key),
    constraint message_state check (state in ('QUEUED', 'SENT', 'DELIVERED', 'FAILED', 'EXPIRED', 'DROPPED')),
    constraint message_end check ((state = 'QUEUED') = (ended_at is null))
);
create index message_due on notify.message (due_at, id) where state = 'QUEUED';
create index message_by_phone on notify.message (phone, created_at);
create index message_by_network on notify.message (network, created_at);
create index message_by_time on notify.message (created_at desc, id);

-- What phones would have received: written only where no real gateway stands (demo, tests).
create table notify.simulated_phone (
    id          uuid        not null primary key references notify.message,
    phone       text        not null,
    body        text        not null,
    received_at timestamptz not null
);
create index simulated_phone_by_time on notify.simulated_phone (received_at desc, id);
create index simulated_phone_by_number on notify.simulated_phone (phone, received_at desc);
