package hims.world;

import hims.access.Actor;
import hims.access.UnitId;
import hims.platform.Ids;
import hims.platform.Money;
import hims.supply.Batch;
import hims.supply.Item;
import hims.supply.ItemId;
import hims.supply.Items;
import hims.supply.Reason;
import hims.supply.Receive;
import hims.supply.Stock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Medicines on the shelves of the tests. Each test makes its own items, so that it can count them. */
@Component
public class Shelves {
    public static final UnitId LOK_NAYAK = UnitId.of("LNH");
    public static final UnitId LOK_NAYAK_PHARMACY = UnitId.of("LNH/PHARM");
    public static final UnitId GTB = UnitId.of("GTB");
    public static final UnitId GTB_PHARMACY = UnitId.of("GTB/PHARM");
    public static final Money COST = Money.paise(45);

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Items items;
    private final Stock stock;
    private final JdbcClient jdbc;

    Shelves(Items items, Stock stock, JdbcClient jdbc) {
        this.items = items;
        this.stock = stock;
        this.jdbc = jdbc;
    }

    /** A tablet nobody else uses. */
    public Item tablet() {
        return items.define("TEST-" + NUMBERS.incrementAndGet() + "-" + Ids.next(), 10, null, system());
    }

    public Batch put(UnitId store, Item item, String number, String expires, long quantity) {
        return put(store, item, number, expires, quantity, "QC-1");
    }

    /** Goods whose laboratory report is still awaited. */
    public Batch putUntested(UnitId store, Item item, String number, String expires, long quantity) {
        return put(store, item, number, expires, quantity, null);
    }

    private Batch put(UnitId store, Item item, String number, String expires, long quantity, String report) {
        var goods = new Receive(
                store,
                item.id(),
                number,
                null,
                day(expires),
                quantity,
                COST,
                "B1",
                Receive.STATE_FUND,
                Reason.RECEIPT,
                Ids.next(),
                "CH-1",
                report);
        return stock.receive(goods, Ids.next(), system());
    }

    /** {@code 2027-01} is the last day of that month, as printed on a pack. */
    public static LocalDate day(String text) {
        return text.length() == 7 ? YearMonth.parse(text).atEndOfMonth() : LocalDate.parse(text);
    }

    /** All that lies anywhere of an item, whatever its state. */
    public long everything(ItemId item) {
        return number("select coalesce(sum(on_hand), 0) from supply.stock_balance where item_id = :item", item);
    }

    public long issued(ItemId item) {
        return -number("""
                select coalesce(sum(e.quantity), 0) from supply.stock_entry e
                join supply.stock_balance s on s.id = e.balance_id
                where s.item_id = :item and e.reason = 'ISSUE'
                """, item);
    }

    /** Heaps whose balance is not the sum of their entries, or whose last entry does not say what they hold. */
    public long crookedHeaps(ItemId item) {
        return number("""
                select count(*)
                from supply.stock_balance s
                cross join lateral (select coalesce(sum(e.quantity), 0)::bigint as sum, count(*) as entries,
                                           (array_agg(e.balance_after order by e.seq desc))[1] as last
                                    from supply.stock_entry e where e.balance_id = s.id) ledger
                where s.item_id = :item
                  and (s.on_hand, s.entries, s.on_hand) is distinct from (ledger.sum, ledger.entries, ledger.last)
                """, item);
    }

    private long number(String sql, ItemId item) {
        return jdbc.sql(sql).param("item", item.value()).query(Long.class).single();
    }

    private static Actor system() {
        return Actor.system("test");
    }
}
