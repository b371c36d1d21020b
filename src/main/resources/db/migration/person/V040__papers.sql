-- Numbers and papers of a person (PER-40, 43, 44): who saw them, who checked them, and why one was taken back.

-- A family has one ration card, and an old number is its hospital's own: these may be verified for more than one person.
create function person.is_shared_number(system text) returns boolean
    language sql immutable strict parallel safe
    return system in ('urn:hims:ration-card', 'urn:hims:hospital-number');

drop index person.one_person_a_verified_identifier;
create unique index one_person_a_verified_identifier on person.identifier (system, value)
    where status = 'VERIFIED' and not person.is_shared_number(system);

-- What happened to a number, in whose words. No foreign key: an unmerge puts the number itself back as it was.
create table person.identifier_step (
    id         bigint      not null generated always as identity primary key,
    identifier uuid        not null,
    status     text        not null check (status in ('STATED', 'SEEN', 'VERIFIED', 'WITHDRAWN', 'WRONG')),
    evidence   text        not null check (length(evidence) <= 200),
    by         uuid        not null,
    by_name    text        not null,
    at         timestamptz not null
);
create index identifier_step_by_identifier on person.identifier_step (identifier, id);
create trigger append_only before update or delete or truncate on person.identifier_step
    for each statement execute function person.refuse_change();
