package hims.pharmacy;

import hims.access.Actor;
import hims.pharmacy.DispensePage.Notice;
import hims.platform.Fields;
import hims.supply.Heap;
import hims.supply.Item;
import hims.supply.Items;
import hims.supply.PackCode;
import hims.supply.Stores;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A pack held under the scanner: which line and which heap it is, or why it may not be given (PHARM-12, 13). */
@Component
class Scanning {
    private static final int LONGEST = 100;

    private final Prescriptions prescriptions;
    private final Counter counter;
    private final Stores stores;
    private final Items items;
    private final Clock clock;

    Scanning(Prescriptions prescriptions, Counter counter, Stores stores, Items items, Clock clock) {
        this.prescriptions = prescriptions;
        this.counter = counter;
        this.stores = stores;
        this.items = items;
        this.clock = clock;
    }

    /**
     * @param in the form with the pack added to its line
     * @param notice why the pack was refused
     */
    record Scanned(Fields in, Optional<Notice> notice) {}

    private record Found(CounterLine line, Heap heap) {}

    Scanned scan(PrescriptionId id, Map<String, String[]> form, Actor by) {
        var in = Fields.of(form);
        var text = in.secret("scan", LONGEST).orElse("");
        if (text.isBlank()) {
            return new Scanned(in, Optional.empty());
        }
        var lines = counter.lines(prescriptions.fetch(id, by), stores.of(by), new CounterForm(in));
        var code = PackCode.read(text);
        var found = code.stream().flatMap(pack -> find(pack, lines)).toList();
        if (found.isEmpty()) {
            return new Scanned(in, Optional.of(notThis(code, lines)));
        }
        return found.stream()
                .filter(one -> one.heap().usableOn(Days.today(clock)))
                .findFirst()
                .map(one -> new Scanned(with(one, form), Optional.empty()))
                .orElseGet(() -> new Scanned(in, Optional.of(locked(found.getFirst()))));
    }

    private Stream<Found> find(PackCode pack, List<CounterLine> lines) {
        var gtin = pack.gtin();
        var item = gtin == null ? Optional.<Item>empty() : items.ofGtin(gtin);
        if (gtin != null && item.isEmpty()) {
            return Stream.empty();
        }
        return lines.stream()
                .filter(line -> item.isEmpty() || item.get().equals(line.item()))
                .flatMap(line -> line.heaps().stream()
                        .filter(heap -> heap.number().equals(pack.batch()))
                        .map(heap -> new Found(line, heap)));
    }

    /** "Not this item": what was expected stands beside. */
    private static Notice notThis(Optional<PackCode> code, List<CounterLine> lines) {
        var expected = lines.stream().map(line -> line.prescribed().name()).collect(Collectors.joining(", "));
        var batch = code.map(PackCode::batch).orElse("");
        return batch.isEmpty()
                ? new Notice("pharmacy.scan.unreadable", Map.of("expected", expected))
                : new Notice("pharmacy.scan.other", Map.of("batch", batch, "expected", expected));
    }

    private static Notice locked(Found found) {
        var state = HeapState.of(found.line(), found.heap());
        return new Notice(
                "pharmacy.scan.locked." + state.name(),
                Map.of("batch", found.heap().number()));
    }

    private static Fields with(Found found, Map<String, String[]> form) {
        var added = new HashMap<>(form);
        var name = "line." + found.line().at() + ".scanned";
        var before = Stream.of(form.getOrDefault(name, new String[0])).collect(Collectors.joining(","));
        added.put(name, new String[] {before + "," + found.heap().id()});
        added.put("select", new String[] {String.valueOf(found.line().at())});
        added.remove("scan");
        return Fields.of(added);
    }
}
