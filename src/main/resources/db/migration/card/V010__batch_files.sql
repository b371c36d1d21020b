-- For whom a batch is printed, and on what (CARD-22).
alter table card.batch
    add column layout text not null default 'SHEET',
    add column pin text not null default '',
    add column camp text not null default '',
    add column letters boolean not null default false,
    add constraint batch_layout check (layout in ('SHEET', 'SINGLE', 'STICKERS'));

alter table card.request
    add column pin text not null default '',
    add column camp text not null default '';

-- The PDFs of a batch. They name people and hold codes that are believed, so they go when the batch is sent.
create table card.batch_file (
    batch uuid not null references card.batch,
    number int not null,
    kind text not null,
    first_place int not null,
    last_place int not null,
    claimed_at timestamptz,
    made_at timestamptz,
    pages int not null default 0,
    pdf bytea,
    problem text,
    primary key (batch, number),
    constraint batch_file_kind check (kind in ('CARDS', 'LETTERS')),
    constraint batch_file_places check (first_place >= 1 and last_place >= first_place)
);

-- Each time a file is let out to a printer; another time than the first says why.
create table card.batch_release (
    id uuid primary key,
    batch uuid not null,
    number int not null,
    copy int not null,
    reason text not null,
    at timestamptz not null,
    actor uuid not null,
    actor_name text not null,
    constraint batch_release_file foreign key (batch, number) references card.batch_file,
    constraint batch_release_copy unique (batch, number, copy),
    constraint batch_release_again_has_reason check (copy = 1 or reason <> '')
);
create trigger batch_release_append_only before update or delete or truncate on card.batch_release
    for each statement execute function card.refuse_change();
