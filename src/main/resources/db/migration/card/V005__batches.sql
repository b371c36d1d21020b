-- From request to delivery (CARD-20 to CARD-25). A batch belongs to the facility that prints it.
create table card.batch (
    id uuid primary key,
    centre uuid not null,
    form text not null,
    state text not null,
    opened_at timestamptz not null,
    opened_by uuid not null,
    blanks int,
    good int,
    spoiled int,
    unused int,
    counted_by uuid,
    counted_at timestamptz,
    confirmed_by uuid,
    confirmed_at timestamptz,
    tracking text,
    dispatched_at timestamptz,
    constraint batch_form check (form in ('LARGE', 'POCKET', 'STICKERS')),
    constraint batch_state check (state in ('OPEN', 'LOCKED', 'PRINTING', 'RECONCILED', 'DISPATCHED')),
    constraint batch_counts check (least(blanks, good, spoiled, unused) >= 0),
    constraint batch_sum check (blanks = good + spoiled + unused),
    constraint batch_two_people check (confirmed_by <> counted_by),
    constraint batch_reconciled check (state not in ('RECONCILED', 'DISPATCHED') or confirmed_by is not null)
);
-- A centre prints one batch at a time: the next waits until this one is counted by two people.
create unique index one_batch_in_print on card.batch (centre) where state in ('LOCKED', 'PRINTING');
create index batch_centre on card.batch (centre, opened_at desc);

create table card.batch_card (
    batch uuid not null references card.batch,
    place int not null,
    card uuid not null references card.card,
    rendered_at timestamptz,
    problem text,
    primary key (batch, place),
    constraint batch_card_once unique (batch, card),
    constraint batch_card_place check (place >= 1)
);
create index batch_card_card on card.batch_card (card);

-- Where a card was asked for, for whom it waits until it is handed over.
create table card.request (
    card uuid primary key references card.card,
    centre uuid not null,
    asked_at timestamptz not null,
    asked_by uuid not null
);
create index request_centre on card.request (centre, asked_at);

-- Blank cards are counted as money is: every entry stays, the balance is their sum and never below nothing.
create table card.blank_stock (
    centre uuid not null,
    form text not null,
    balance int not null,
    primary key (centre, form),
    constraint blank_balance check (balance >= 0)
);
create table card.blank_entry (
    id uuid primary key,
    centre uuid not null,
    form text not null,
    kind text not null,
    quantity int not null,
    batch uuid references card.batch,
    at timestamptz not null,
    actor uuid not null,
    constraint blank_kind check (kind in ('RECEIVED', 'GOOD', 'SPOILED', 'LOST')),
    constraint blank_sign check (case kind when 'RECEIVED' then quantity > 0 else quantity <= 0 end)
);
create trigger blank_entry_append_only before update or delete or truncate on card.blank_entry
    for each statement execute function card.refuse_change();

create function card.book_blanks() returns trigger language plpgsql as $$
begin
    insert into card.blank_stock (centre, form, balance) values (new.centre, new.form, 0) on conflict do nothing;
    update card.blank_stock set balance = balance + new.quantity where centre = new.centre and form = new.form;
    return new;
end $$;
create trigger blank_entry_books after insert on card.blank_entry for each row execute function card.book_blanks();
