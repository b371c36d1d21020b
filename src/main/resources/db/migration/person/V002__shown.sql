-- What a search found, so that the form beside its result need not search again while it is filled.
alter table person.inquiry
    add column shown    jsonb,
    add column shown_at timestamptz;
