-- Extensions of all modules, found through the search path of every connection (public).
create extension if not exists pg_trgm with schema public;
create extension if not exists fuzzystrmatch with schema public;
create extension if not exists unaccent with schema public;
create extension if not exists btree_gist with schema public;

-- Idempotency keys (REL-31), kept seven days.
create table platform.command (
    key        text        not null primary key check (length(key) between 1 and 128),
    actor      uuid        not null,
    route      text        not null,
    body_hash  text        not null,
    state      text        not null check (state in ('RUNNING', 'DONE')),
    answer     text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint done_has_answer check ((state = 'DONE') = (answer is not null))
);
create index command_by_expiry on platform.command (expires_at);

-- Change feed of the clinical record.
create table platform.change (
    txid   bigint   not null,
    seq    bigint   not null generated always as identity,
    bucket smallint not null,
    rtype  smallint not null,
    rid    uuid     not null,
    ver    integer  not null,
    primary key (txid, seq)
);

-- Spring Modulith: events not yet handled by each listener.
create table platform.event_publication (
    id                     uuid        not null primary key,
    listener_id            text        not null,
    event_type             text        not null,
    serialized_event       text        not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    integer,
    last_resubmission_date timestamptz
);
create index event_publication_by_event on platform.event_publication using hash (serialized_event);
create index event_publication_by_completion on platform.event_publication (completion_date);

-- db-scheduler: jobs.
create table platform.scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on platform.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on platform.scheduled_tasks (last_heartbeat);

-- Spring Session: who is signed in.
create table platform.spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval integer  not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create index spring_session_by_expiry on platform.spring_session (expiry_time);
create index spring_session_by_principal on platform.spring_session (principal_name);

create table platform.spring_session_attributes (
    session_primary_id char(36)     not null references platform.spring_session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
