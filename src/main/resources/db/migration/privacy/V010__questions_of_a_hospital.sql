-- A question goes to the privacy officer of the hospital where the record was read; the city's own officer sees all.
alter table privacy.question add column facility uuid;
update privacy.question q set facility = e.facility from audit.event e where e.seq = q.seq;
alter table privacy.question alter column facility set not null;
drop index privacy.question_waiting;
create index question_waiting on privacy.question (facility, due_at) where answered_at is null;
