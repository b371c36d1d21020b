-- The last services of a queue give its pace, and its list shows what changed in the last minute: both at every step.
create index token_served on scheduling.token (queue_id, service_on, done_at desc, sequence desc)
    where state = 'DONE' and started_at is not null;
create index token_changed on scheduling.token (queue_id, service_on, changed_at);
