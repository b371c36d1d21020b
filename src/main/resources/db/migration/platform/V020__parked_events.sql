-- Events that this release cannot read: set aside before they stop a start, tried again at every start (REL-18).
create table platform.parked_event (
    id               uuid        not null primary key,
    listener_id      text        not null,
    event_type       text        not null,
    serialized_event text        not null,
    publication_date timestamptz not null,
    reason           text        not null,
    parked_at        timestamptz not null default clock_timestamp()
);
