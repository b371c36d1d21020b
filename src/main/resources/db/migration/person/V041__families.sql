-- Relations to people on record, and households (PER-25, 26).
alter table person.relation drop constraint relation_kind_check;
alter table person.relation add constraint relation_kind_check check (kind in ('FATHER', 'MOTHER', 'HUSBAND', 'WIFE', 'CHILD',
    'SIBLING', 'GUARDIAN', 'WARD', 'CARER', 'CARED_FOR', 'NEXT_OF_KIN', 'GUARANTOR', 'CARE_OF', 'OTHER'));

-- Who lives under one roof, and who stands on one ration card: two groups that need not be the same.
create table person.household (
    id            uuid        not null primary key,
    kind          text        not null check (kind in ('DWELLING', 'RATION_CARD')),
    number        text        not null default '' check (length(number) <= 80),   -- of the ration card
    begun_by      uuid        not null,
    begun_by_name text        not null,
    begun_at      timestamptz not null
);

-- A row for each stay; who moves gets a new one.
create table person.household_member (
    id        uuid        not null primary key,
    household uuid        not null references person.household,
    kind      text        not null check (kind in ('DWELLING', 'RATION_CARD')),
    person_id uuid        not null references person.person,
    head      boolean     not null,
    since     timestamptz not null,
    until     timestamptz check (until >= since),
    why       text        not null default '' check (length(why) <= 200),
    by_name   text        not null
);
create unique index one_household_of_a_kind on person.household_member (person_id, kind) where until is null;
create unique index one_head_a_household on person.household_member (household) where head and until is null;
create index household_member_by_household on person.household_member (household, since);
create index household_member_by_person on person.household_member (person_id);
