package hims.supply;

import static hims.supply.Receive.STATE_FUND;
import static hims.supply.SupplyProblem.ALREADY_REVERSED;

import hims.access.Access;
import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.Permission;
import hims.access.UnitId;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What lies in the stores, and how it moves. Every movement is one entry of the ledger and one change of its balance. */
@Service
public class Stock {
    private final StockSql sql;
    private final LedgerSql entries;
    private final Issuing issuing;
    private final Receiving receiving;
    private final Reversing reversing;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Stock(
            StockSql sql,
            LedgerSql entries,
            Issuing issuing,
            Receiving receiving,
            Reversing reversing,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.entries = entries;
        this.issuing = issuing;
        this.receiving = receiving;
        this.reversing = reversing;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Everything of these items in a store, locked stock too, first to expire first. */
    @Transactional(readOnly = true)
    @OpenTo("everyone at work: stock holds nothing personal, and prescribers see it while ordering")
    public Map<ItemId, List<Heap>> candidates(UnitId store, Collection<ItemId> items) {
        return sql.heaps(store, items, STATE_FUND, false).stream()
                .sorted(Heap.FIRST_TO_EXPIRE)
                .collect(Collectors.groupingBy(Heap::item));
    }

    /** What the store could give now: released, not expired, not promised to another. */
    @Transactional(readOnly = true)
    @OpenTo("everyone at work: stock holds nothing personal, and prescribers see it while ordering")
    public long onHand(UnitId store, ItemId item) {
        return candidates(store, List.of(item)).getOrDefault(item, List.of()).stream()
                .filter(heap -> heap.usableOn(today()))
                .mapToLong(Heap::free)
                .sum();
    }

    /** Other stores of the city that could give it now, the fullest first (PHARM-26). */
    @Transactional(readOnly = true)
    @OpenTo("everyone at work: stock holds nothing personal")
    public List<Elsewhere> elsewhere(ItemId item, UnitId here) {
        return sql.elsewhere(item, here, today());
    }

    /** What these lines got and did not give back. */
    @Transactional(readOnly = true)
    @OpenTo("modules that know the lines")
    public List<Issued> issuedTo(Collection<UUID> sources) {
        return entries.issued(sources);
    }

    /** @throws Rejected BATCH_MISMATCH when the same batch number came earlier with another expiry */
    @Transactional
    public Batch receive(Receive goods, UUID command, Actor by) {
        access.require(by, Permission.STOCK_RECEIVE, goods.store());
        var batch = receiving.receive(goods, command, today(), by);
        if (batch.status() == BatchStatus.RELEASED) {
            events.publishEvent(new StockArrived(goods.store(), goods.item()));
        }
        return batch;
    }

    /**
     * Takes what each line wants, all or nothing, in the caller's transaction.
     *
     * @throws Rejected INSUFFICIENT_STOCK with what is left; BATCH_NOT_USABLE or NOT_FIRST_TO_EXPIRE for chosen heaps
     */
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo("modules whose act uses the stock up and who have asked for the right to do it")
    public List<Issued> issue(Issue issue, Actor by) {
        return issuing.issue(issue, today(), by);
    }

    /**
     * Puts back all that a line got, by linked entries (SUP-13); into the batch's state of today, where it was locked since.
     *
     * @throws Rejected ALREADY_REVERSED
     */
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo("modules that undo their own act")
    public void reverse(UUID source, UUID command, String why, Actor by) {
        var issued = entries.issued(List.of(source));
        if (issued.isEmpty()) {
            throw new Rejected(ALREADY_REVERSED);
        }
        reversing.reverse(issued, command, why, by);
    }

    private LocalDate today() {
        return Today.at(clock);
    }
}
