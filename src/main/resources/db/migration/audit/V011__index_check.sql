-- Whether an index still agrees with itself (REL-52), by amcheck where the server has it and lets us.
do $$
begin
    create extension if not exists amcheck schema public;
exception when others then
    raise notice 'amcheck is not to be had here: indexes are not checked (%)', sqlerrm;
end $$;

-- Null: nothing is wrong, or amcheck is not there.
create function audit.index_fault(index regclass) returns text language plpgsql as $$
declare
    home text := (select extnamespace::regnamespace::text from pg_extension where extname = 'amcheck');
begin
    if home is not null then
        execute 'select ' || home || '.bt_index_check($1)' using index;
    end if;
    return null;
exception when index_corrupted or data_corrupted then
    return sqlerrm;
end $$;
