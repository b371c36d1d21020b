-- Items, batches and the stock ledger (SUP-1, 2, 10..18).
-- Quantities are whole dispensed units (tablet, bottle, tube), money is paise. A store is a unit of org.

create table supply.item (
    id            uuid primary key,
    medicine_code text    not null constraint item_medicine_unique unique, -- terminology
    pack_size     integer not null check (pack_size > 0), -- tablets in a strip
    gtin          text    constraint item_gtin_unique unique check (gtin ~ '^[0-9]{14}$')
);

create table supply.batch (
    id              uuid primary key,
    item_id         uuid   not null references supply.item,
    number          text   not null check (number ~ '^[A-Z0-9][A-Z0-9./-]{0,19}$'),
    expires_on      date   not null,
    manufactured_on date   check (manufactured_on < expires_on),
    status          text   not null check (status in ('QUARANTINE', 'RELEASED', 'REJECTED', 'HELD', 'RECALLED',
                                                      'EXPIRED', 'RETURNED_TO_SUPPLIER', 'DESTROYED')),
    unit_cost_paise bigint not null check (unit_cost_paise >= 0),
    constraint batch_number_unique unique (item_id, number),
    constraint batch_expiry unique (id, expires_on)
);

create table supply.batch_change (
    id          uuid primary key,
    batch_id    uuid        not null references supply.batch,
    from_status text        not null,
    to_status   text        not null,
    reason      text        not null,
    changed_by  uuid        not null,
    changed_at  timestamptz not null
);
create index batch_change_batch on supply.batch_change (batch_id);

-- One heap: this batch, in this bin, in this state, of this fund. The sum of its entries is on_hand.
-- Only on_hand, reserved and entries ever change, and none of them is indexed: updates stay in their page.
create table supply.stock_balance (
    id          uuid primary key,
    store_id    uuid   not null,
    bin         text   not null check (length(bin) between 1 and 12),
    item_id     uuid   not null references supply.item,
    batch_id    uuid   not null,
    expires_on  date   not null, -- copied so that one conditional update can refuse an expired batch
    status      text   not null check (status in ('QUARANTINE', 'RELEASED', 'REJECTED', 'HELD', 'RECALLED', 'EXPIRED',
                                                  'RETURNED_TO_SUPPLIER', 'DESTROYED')),
    fund        text   not null check (fund ~ '^[A-Z]{2,12}$'),
    received_on date   not null,
    on_hand     bigint not null,
    reserved    bigint not null default 0,
    entries     bigint not null default 0, -- how many entries so far: the seq of the last one
    constraint stock_balance_key unique (store_id, item_id, status, batch_id, bin, fund),
    constraint stock_balance_never_negative check (on_hand >= 0),
    constraint stock_balance_reserved_within check (reserved between 0 and on_hand),
    constraint stock_balance_batch foreign key (batch_id, expires_on) references supply.batch (id, expires_on)
) with (fillfactor = 70);
create index stock_balance_item on supply.stock_balance (item_id);
create index stock_balance_batch on supply.stock_balance (batch_id);

-- Every movement, for ever. The reason fixes the sign; a mistake is undone by a linked reversing entry, once.
create table supply.stock_entry (
    id              uuid primary key,
    balance_id      uuid        not null references supply.stock_balance,
    seq             bigint      not null check (seq > 0),
    reason          text        not null,
    quantity        bigint      not null,
    unit_cost_paise bigint      not null check (unit_cost_paise >= 0),
    balance_after   bigint      not null check (balance_after >= 0),
    command_id      uuid        not null,
    source_id       uuid        not null, -- the document line that caused it
    reverses_id     uuid        constraint stock_entry_reversed_once unique,
    note            text,
    actor_id        uuid        not null,
    occurred_at     timestamptz not null,
    recorded_at     timestamptz not null,
    constraint stock_entry_order unique (balance_id, seq),
    constraint stock_entry_sign check (
        case when reason in ('OPENING', 'RECEIPT', 'TRANSFER_IN', 'RETURN', 'FOUND', 'DONATION', 'STATUS_IN') then quantity > 0
             when reason in ('ISSUE', 'TRANSFER_OUT', 'CONSUMPTION', 'LOSS', 'DESTRUCTION', 'STATUS_OUT') then quantity < 0
             when reason = 'REVERSAL' then quantity <> 0 and reverses_id is not null
             else false end),
    constraint stock_entry_only_reversals_point_back check ((reverses_id is null) = (reason <> 'REVERSAL')),
    constraint stock_entry_not_in_the_future check (occurred_at <= recorded_at)
);
create index stock_entry_source on supply.stock_entry (source_id);

create function supply.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger stock_entry_append_only before update or delete on supply.stock_entry
    for each row execute function supply.refuse_change();
create trigger stock_entry_no_truncate before truncate on supply.stock_entry
    for each statement execute function supply.refuse_change();
revoke update, delete, truncate on supply.stock_entry from public;
