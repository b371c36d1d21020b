package hims.supply;

import hims.platform.Row;
import hims.platform.Rows;
import hims.platform.check.Walk;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LedgerCheckSql {
    private static final String HEAPS = """
            select s.id, case
                when s.on_hand < 0 then 'Heap ' || s.id || ' holds ' || s.on_hand
                when (s.on_hand, s.entries, s.on_hand) is distinct from (ledger.sum, ledger.entries, ledger.last)
                    then 'Heap ' || s.id || ' says ' || s.on_hand || ' after ' || s.entries || ' entries; their sum is ' || ledger.sum
                        || ' over ' || ledger.entries || ', the last says ' || ledger.last
                end as fault
            from (select id, on_hand, entries from supply.stock_balance where id > :after order by id limit 2000) s
            cross join lateral (
                select coalesce(sum(e.quantity), 0)::bigint as sum, count(*) as entries,
                    coalesce((array_agg(e.balance_after order by e.seq desc))[1], 0) as last
                from supply.stock_entry e where e.balance_id = s.id) ledger
            order by s.id
            """;

    private final JdbcClient jdbc;

    LedgerCheckSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Walk.Seen> heaps(UUID after) {
        return Rows.list(jdbc.sql(HEAPS).paramSource(Row.with("after", after)).query(Walk.Seen.class));
    }
}
