-- One row: how far the background step has come that gives a Patient in the record to those registered before there was one.
create table person.patient_backfill (
    after       uuid        not null,
    finished_at timestamptz
);
create unique index patient_backfill_is_one_row on person.patient_backfill ((true));
insert into person.patient_backfill (after) values ('00000000-0000-0000-0000-000000000000');
