package hims.supply;

import static hims.supply.Receive.STATE_FUND;
import static hims.supply.SupplyProblem.*;

import hims.access.Actor;
import hims.platform.Rejected;
import hims.supply.Ledger.Cause;
import hims.supply.StockSql.Moved;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes stock out without ever locking more than it takes (PHARM, the one transaction, step 3). A round reads the heaps
 * without a lock, chooses, and takes by conditional updates in key order; if a heap went meanwhile the round is undone and
 * the next one reads again. The last round locks what it reads, so that a refusal is always true. Test: IssuingRaceTest.
 */
@Component
class Issuing {
    static final int ROUNDS = 3;

    private final StockSql sql;
    private final Ledger ledger;
    private final TransactionTemplate savepoint;

    Issuing(StockSql sql, Ledger ledger, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.ledger = ledger;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    private record Planned(Want want, Take take) {}

    List<Issued> issue(Issue issue, LocalDate today, Actor by) {
        for (var round = 1; round <= ROUNDS; round++) {
            var issued = attempt(issue, today, by, round == ROUNDS);
            if (issued.isPresent()) {
                return issued.get();
            }
        }
        throw new IllegalStateException("the last round holds what it read and cannot miss it");
    }

    private Optional<List<Issued>> attempt(Issue issue, LocalDate today, Actor by, boolean last) {
        var issued = savepoint.execute(status -> {
            var taken = take(plan(issue, today, last), issue, today, by);
            if (taken.isEmpty()) {
                status.setRollbackOnly();
            }
            return taken;
        });
        return issued;
    }

    /** Later wants see what earlier ones of the same issue leave. */
    private List<Planned> plan(Issue issue, LocalDate today, boolean lock) {
        var items = issue.wants().stream().map(Want::item).collect(Collectors.toSet());
        var left = new HashMap<ItemId, List<Heap>>();
        sql.heaps(issue.store(), items, STATE_FUND, lock)
                .forEach(heap -> left.computeIfAbsent(heap.item(), item -> new ArrayList<>())
                        .add(heap));
        var plan = new ArrayList<Planned>();
        for (var want : issue.wants()) {
            var heaps = left.getOrDefault(want.item(), List.of());
            for (var take : takes(want, heaps, today)) {
                plan.add(new Planned(want, take));
                heaps.replaceAll(heap -> heap.equals(take.heap()) ? heap.without(take.quantity()) : heap);
            }
        }
        plan.sort(Comparator.comparing(planned -> planned.take().heap().id()));
        return plan;
    }

    private static List<Take> takes(Want want, List<Heap> heaps, LocalDate today) {
        var choice = Fefo.choose(heaps, want.quantity(), today, want.courseEnd());
        if (want.picks().isEmpty()) {
            if (choice.missing() > 0) {
                throw insufficient(want, choice.quantity());
            }
            return choice.takes();
        }
        var picked = want.picks().stream()
                .map(pick -> picked(pick, want, heaps, today))
                .toList();
        if (want.reason() == null && !sameHeaps(picked, choice.takes())) {
            throw new Rejected(NOT_FIRST_TO_EXPIRE, Map.of("item", want.item()));
        }
        return picked;
    }

    private static Take picked(Want.Pick pick, Want want, List<Heap> heaps, LocalDate today) {
        var heap = heaps.stream()
                .filter(candidate -> candidate.id().equals(pick.heap()))
                .findFirst()
                .orElseThrow(() -> insufficient(want, 0));
        if (!heap.usableOn(today) || heap.free() < pick.quantity()) {
            var free = heap.usableOn(today) ? heap.free() : 0;
            throw new Rejected(BATCH_NOT_USABLE, Map.of("number", heap.number(), "available", free));
        }
        return new Take(heap, pick.quantity());
    }

    private static boolean sameHeaps(List<Take> picked, List<Take> chosen) {
        return picked.stream()
                .collect(Collectors.toMap(take -> take.heap().id(), Take::quantity, Long::sum))
                .equals(chosen.stream()
                        .collect(Collectors.toMap(take -> take.heap().id(), Take::quantity)));
    }

    private static Rejected insufficient(Want want, long available) {
        return new Rejected(INSUFFICIENT_STOCK, Map.of("item", want.item(), "available", available));
    }

    /** Empty when a heap went between the read and the update. */
    private Optional<List<Issued>> take(List<Planned> plan, Issue issue, LocalDate today, Actor by) {
        var moved = new ArrayList<Moved>();
        for (var planned : plan) {
            var take = planned.take();
            var left = sql.take(take.heap().id(), take.quantity(), today);
            if (left.isEmpty()) {
                return Optional.empty();
            }
            moved.add(left.get());
        }
        var issued = new ArrayList<Issued>();
        for (var i = 0; i < plan.size(); i++) {
            issued.add(write(plan.get(i), moved.get(i), issue, by));
        }
        return Optional.of(List.copyOf(issued));
    }

    private Issued write(Planned planned, Moved moved, Issue issue, Actor by) {
        var want = planned.want();
        var heap = planned.take().heap();
        var quantity = planned.take().quantity();
        var cause = new Cause(issue.command(), want.source(), want.reason(), issue.occurredAt(), by);
        var entry = ledger.append(moved, Reason.ISSUE, -quantity, heap.unitCost(), cause);
        return new Issued(
                entry,
                want.source(),
                heap.id(),
                heap.batch(),
                heap.number(),
                heap.expiresOn(),
                heap.bin(),
                quantity,
                heap.unitCost());
    }
}
