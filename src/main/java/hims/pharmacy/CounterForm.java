package hims.pharmacy;

import hims.access.UnitId;
import hims.pharmacy.Dispense.Give;
import hims.pharmacy.Dispense.Owing;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.supply.BalanceId;
import hims.supply.Want;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the pharmacist typed and scanned at the counter: {@code line.0.quantity} and so on, one row for each line. */
final class CounterForm {
    static final int COLLECT_WITHIN_DAYS = 90;

    private static final int LONGEST_LIST = 4000;
    private static final Pattern HEAP = Pattern.compile("[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}");
    private static final Pattern PICK = Pattern.compile("(" + HEAP + "):(\\d{1,9})");

    private final Fields in;
    private final List<Fields> rows;

    CounterForm(Fields in) {
        this.in = in;
        this.rows = in.rows("line");
    }

    /** Why a batch that is not the first to expire is given (PHARM-12). */
    enum PickReason {
        DAMAGED_PACK,
        OPEN_PACK_FIRST,
        SAME_BATCH_AS_BEFORE,
        NOT_FOUND_ON_SHELF
    }

    Fields in() {
        return in;
    }

    Optional<Fields> row(PrescriptionLine line) {
        return rows.stream()
                .filter(row -> row.id("id", LineId::new)
                        .optional()
                        .filter(line.id()::equals)
                        .isPresent())
                .findFirst();
    }

    /** Heaps of which a pack was scanned for this line. */
    List<BalanceId> scanned(PrescriptionLine line) {
        return row(line)
                .map(row -> heaps(row.code("scanned", LONGEST_LIST).orElse("")))
                .orElse(List.of());
    }

    /** The dispense, if all is in order: the quantity within what is left, a day for what is owed. */
    Parsed<Dispense> parse(Prescription prescription, UnitId store, LocalDate today) {
        var gives = new ArrayList<Give>();
        for (var line : prescription.openLines()) {
            row(line).map(row -> give(row, line, today)).ifPresent(gives::add);
        }
        var overrides = in.rows("finding").stream()
                .flatMap(row -> override(row).stream())
                .toList();
        return in.parse(() -> new Dispense(prescription.id(), store, gives, overrides));
    }

    private Give give(Fields row, PrescriptionLine line, LocalDate today) {
        var left = Math.toIntExact(line.left());
        var seen = row.integer("seen", 1, Integer.MAX_VALUE).orElse(0);
        var quantity = row.integer("quantity", 0, left).required().orElse(0);
        var reason = row.choice("pickReason", PickReason.class).orNull();
        return new Give(
                line.id(),
                seen,
                quantity,
                picks(row.code("picks", LONGEST_LIST).orElse(""), quantity),
                reason == null ? null : reason.name(),
                owing(row, line, quantity, today));
    }

    private static @Nullable Owing owing(Fields row, PrescriptionLine line, int quantity, LocalDate today) {
        var by = row.date("collectBy", today, today, today.plusDays(COLLECT_WITHIN_DAYS));
        var reason = row.choice("owed", OwedReason.class).orElse(OwedReason.SHORT_STOCK);
        if (quantity == line.left()) {
            return null;
        }
        var day = quantity > 0 ? by.required().orNull() : by.orNull();
        return day == null ? null : new Owing(reason, day);
    }

    /** Only where the shown batches add up to the quantity; else they are chosen anew and shown again. */
    private static List<Want.Pick> picks(String shown, int quantity) {
        var picks = PICK.matcher(shown)
                .results()
                .map(pick ->
                        new Want.Pick(new BalanceId(UUID.fromString(pick.group(1))), Long.parseLong(pick.group(2))))
                .filter(pick -> pick.quantity() > 0)
                .toList();
        return picks.stream().mapToLong(Want.Pick::quantity).sum() == quantity ? picks : List.of();
    }

    private static Optional<CheckOverride> override(Fields row) {
        var line = row.integer("line", 0, SignPrescription.MOST_LINES).orElse(0);
        var note = row.text("note", 200).orElse("");
        var rule = row.typed("rule");
        return row.choice("reason", OverrideReason.class)
                .optional()
                .map(reason -> new CheckOverride(line, rule, reason, note));
    }

    private static List<BalanceId> heaps(String text) {
        return HEAP.matcher(text)
                .results()
                .map(heap -> new BalanceId(UUID.fromString(heap.group())))
                .distinct()
                .toList();
    }
}
