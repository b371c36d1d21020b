package hims.supply;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.org.Org;
import hims.org.Unit;
import hims.platform.web.Frame;
import hims.supply.StockSql.Shelf;
import hims.terminology.Medicine;
import hims.terminology.Medicines;
import hims.terminology.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a storekeeper looks at: her shelves, an item with all its batches, and its bin card (SUP-15). */
@Service
public class StockList {
    private static final int NEAR_EXPIRY_DAYS = 90;
    private static final int MOST = 200;

    private final StockSql sql;
    private final LedgerSql ledger;
    private final Stock stock;
    private final Items items;
    private final Stores stores;
    private final Medicines medicines;
    private final Org org;
    private final Access access;
    private final Clock clock;

    StockList(
            StockSql sql,
            LedgerSql ledger,
            Stock stock,
            Items items,
            Stores stores,
            Medicines medicines,
            Org org,
            Access access,
            Clock clock) {
        this.sql = sql;
        this.ledger = ledger;
        this.stock = stock;
        this.items = items;
        this.stores = stores;
        this.medicines = medicines;
        this.org = org;
        this.access = access;
        this.clock = clock;
    }

    /** Which items are shown. */
    public enum Filter {
        ALL,
        OUT,
        NEAR_EXPIRY,
        LOCKED
    }

    /**
     * @param medicine its code, under which it is shown when it has left the list
     * @param firstExpiry of what could be given; null where nothing can
     */
    public record Line(
            ItemId item,
            String medicine,
            Words name,
            long usable,
            long locked,
            long batches,
            @Nullable LocalDate firstExpiry,
            LocalDate today) {
        boolean is(Filter filter) {
            return switch (filter) {
                case ALL -> true;
                case OUT -> usable == 0;
                case NEAR_EXPIRY -> firstExpiry != null && firstExpiry.isBefore(today.plusDays(NEAR_EXPIRY_DAYS));
                case LOCKED -> locked > 0;
            };
        }

        public boolean isNear() {
            return is(Filter.NEAR_EXPIRY);
        }
    }

    /** @param all how many items match, of which {@code lines} are the first */
    public record Show(Unit store, List<Line> lines, int all, Filter filter, String typed, Instant asOf) {}

    public record Detail(
            Unit store, Line line, List<Heap> heaps, List<Elsewhere> elsewhere, List<CardLine> card, Org org) {
        public String place(Elsewhere other, Frame frame) {
            var unit = org.fetch(other.store());
            return org.facility(unit.facility()).name(frame.language()) + ", " + unit.name(frame.language());
        }
    }

    @Transactional(readOnly = true)
    public Show show(Filter filter, String typed, Actor by) {
        var store = stores.of(by);
        access.require(by, Permission.STOCK_READ, store);
        var named = named(typed);
        var matching = sql.shelf(store, today()).stream()
                .filter(shelf -> typed.isBlank() || named.contains(shelf.medicine()))
                .map(this::line)
                .filter(line -> line.is(filter))
                .sorted(Comparator.comparing(line -> line.name().en().toLowerCase(Locale.ROOT)))
                .toList();
        return new Show(
                org.fetch(store),
                matching.stream().limit(MOST).toList(),
                matching.size(),
                filter,
                typed,
                clock.instant());
    }

    /** One item in the actor's store, whether or not anything of it is left. */
    @Transactional(readOnly = true)
    public Detail detail(ItemId id, Actor by) {
        var store = stores.of(by);
        access.require(by, Permission.STOCK_READ, store);
        var item = items.fetch(id);
        var line = sql.shelf(store, today()).stream()
                .filter(shelf -> shelf.item().equals(id))
                .findFirst()
                .orElse(new Shelf(id, item.medicine(), 0, 0, 0, null));
        return new Detail(
                org.fetch(store),
                line(line),
                stock.candidates(store, List.of(id)).getOrDefault(id, List.of()),
                stock.elsewhere(id, store),
                ledger.card(store, id),
                org);
    }

    private Set<String> named(String typed) {
        return typed.isBlank()
                ? Set.of()
                : medicines.search(typed, MOST).stream().map(Medicine::code).collect(Collectors.toSet());
    }

    private Line line(Shelf shelf) {
        return new Line(
                shelf.item(),
                shelf.medicine(),
                medicines.find(shelf.medicine()).map(Medicine::name).orElseGet(() -> bare(shelf.medicine())),
                shelf.usable(),
                shelf.onHand() - shelf.usable(),
                shelf.batches(),
                shelf.firstExpiry(),
                today());
    }

    /** What stands on a shelf is shown even when nobody may order it any more. */
    private static Words bare(String code) {
        return new Words(code, code);
    }

    private LocalDate today() {
        return Today.at(clock);
    }
}
