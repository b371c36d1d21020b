package hims.pharmacy;

import hims.access.UnitId;
import hims.supply.BalanceId;
import hims.supply.Choice;
import hims.supply.Fefo;
import hims.supply.Heap;
import hims.supply.Item;
import hims.supply.ItemId;
import hims.supply.Items;
import hims.supply.Stock;
import hims.supply.Take;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lays a prescription out on the counter: for each open line the stock, the choice of batches and what the checks say. */
@Component
class Counter {
    private final Items items;
    private final Stock stock;
    private final Reading reading;
    private final DispenseChecks checks;
    private final PrescriptionSql sql;
    private final Clock clock;

    Counter(Items items, Stock stock, Reading reading, DispenseChecks checks, PrescriptionSql sql, Clock clock) {
        this.items = items;
        this.stock = stock;
        this.reading = reading;
        this.checks = checks;
        this.sql = sql;
        this.clock = clock;
    }

    /** What the lines are looked at with, read once for all of them. */
    private record Facts(
            Map<String, Item> items,
            Map<ItemId, List<Heap>> heaps,
            List<Finding> findings,
            List<PrescriptionSql.Written> written,
            LocalDate today) {}

    /** A choice of heaps, and whether it passes over one that expires earlier. */
    private record Chosen(Choice choice, boolean outOfOrder) {}

    List<CounterLine> lines(Prescription prescription, UnitId store, CounterForm form) {
        var facts = facts(prescription, store);
        return IntStream.range(0, prescription.lines().size())
                .filter(at -> prescription.lines().get(at).status().isOpen())
                .mapToObj(at -> line(at, prescription.lines().get(at), form, facts))
                .toList();
    }

    private Facts facts(Prescription prescription, UnitId store) {
        var codes = prescription.openLines().stream()
                .map(PrescriptionLine::medicine)
                .toList();
        var stocked = items.ofMedicines(codes);
        return new Facts(
                stocked,
                stock.candidates(store, stocked.values().stream().map(Item::id).toList()),
                checks.findings(prescription),
                sql.overrides(prescription.id()),
                Days.today(clock));
    }

    private CounterLine line(int at, PrescriptionLine line, CounterForm form, Facts facts) {
        var item = facts.items().get(line.medicine());
        var heaps = item == null ? List.<Heap>of() : facts.heaps().getOrDefault(item.id(), List.of());
        var scanned = heaps(heaps, form.scanned(line));
        var wanted = wanted(line, form);
        var chosen = choose(line, heaps, scanned, wanted, facts.today());
        return new CounterLine(
                at,
                reading.of(line),
                item,
                heaps,
                chosen.choice(),
                form.row(line)
                        .map(row -> row.typed("quantity"))
                        .orElse(String.valueOf(chosen.choice().quantity())),
                chosen.outOfOrder(),
                scanned,
                of(at, facts)
                        .filter(finding -> answer(finding, line, facts).isEmpty())
                        .toList(),
                of(at, facts)
                        .flatMap(finding -> answer(finding, line, facts).stream())
                        .toList(),
                facts.today());
    }

    private static Stream<Finding> of(int at, Facts facts) {
        return facts.findings().stream().filter(finding -> finding.line() == at);
    }

    private static Optional<CounterLine.Answered> answer(Finding finding, PrescriptionLine line, Facts facts) {
        return facts.written().stream()
                .filter(written ->
                        written.line().equals(line.id()) && written.rule().equals(finding.rule()))
                .map(written -> new CounterLine.Answered(finding, written.author(), written.reason(), written.note()))
                .findFirst();
    }

    /** What was typed, as far as it is a possible quantity; else all that is left. */
    private static long wanted(PrescriptionLine line, CounterForm form) {
        return form.row(line)
                .map(row -> row.typed("quantity"))
                .filter(typed -> typed.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .filter(typed -> typed <= line.left())
                .orElse(line.left());
    }

    private static Chosen choose(
            PrescriptionLine line, List<Heap> heaps, List<Heap> scanned, long wanted, LocalDate today) {
        var courseEnd = line.courseEnd(today);
        var first = Fefo.choose(heaps, wanted, today, courseEnd);
        var planned = first.takes().stream().map(Take::heap).toList();
        if (planned.containsAll(scanned)) {
            return new Chosen(first, false);
        }
        var inHand = Fefo.choose(scanned, wanted, today, courseEnd);
        var others = heaps.stream().filter(heap -> !scanned.contains(heap)).toList();
        var rest = Fefo.choose(others, inHand.missing(), today, courseEnd);
        var takes =
                Stream.concat(inHand.takes().stream(), rest.takes().stream()).toList();
        var endsInside = inHand.endsInsideCourse()
                || (rest.endsInsideCourse() && !rest.takes().isEmpty());
        return new Chosen(new Choice(takes, rest.missing(), endsInside), true);
    }

    private static List<Heap> heaps(List<Heap> heaps, Collection<BalanceId> ids) {
        return heaps.stream().filter(heap -> ids.contains(heap.id())).toList();
    }
}
