package hims.chart;

import hims.pharmacy.CheckOverride;
import hims.pharmacy.OrderLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A consultation that is not signed yet: note, diagnoses, medicines, next visit. Each change makes a new one. */
public record Basket(
        Note note,
        List<Diagnosis> diagnoses,
        List<DraftLine> medicines,
        @Nullable LocalDate reviewOn) {
    public static final Basket EMPTY = new Basket(Note.EMPTY, List.of(), List.of(), null);

    public Basket {
        diagnoses = List.copyOf(diagnoses);
        medicines = List.copyOf(medicines);
    }

    public int lines() {
        return diagnoses.size() + medicines.size();
    }

    public Basket note(Note other) {
        return new Basket(other, diagnoses, medicines, reviewOn);
    }

    public Basket reviewOn(@Nullable LocalDate day) {
        return new Basket(note, diagnoses, medicines, day);
    }

    /** Adds it, or takes its place where the same code stands already. */
    public Basket put(Diagnosis diagnosis) {
        var known = diagnoses.stream().anyMatch(one -> one.icd10().equals(diagnosis.icd10()));
        var all = known
                ? diagnoses.stream()
                        .map(one -> one.icd10().equals(diagnosis.icd10()) ? diagnosis : one)
                        .toList()
                : Stream.concat(diagnoses.stream(), Stream.of(diagnosis)).toList();
        return new Basket(note, all, medicines, reviewOn);
    }

    public Basket dropDiagnosis(String icd10) {
        var others =
                diagnoses.stream().filter(known -> !known.icd10().equals(icd10)).toList();
        return new Basket(note, others, medicines, reviewOn);
    }

    /** Adds a line, or changes the one with this id: then its reasons fall, as they were given against something else. */
    public Basket put(UUID line, OrderLine order) {
        var changed = new DraftLine(line, order, List.of());
        var all = new ArrayList<>(medicines);
        all.replaceAll(known -> known.id().equals(line) && !known.order().equals(order) ? changed : known);
        if (find(line).isEmpty()) {
            all.add(changed);
        }
        return new Basket(note, diagnoses, all, reviewOn);
    }

    public Optional<DraftLine> find(UUID line) {
        return medicines.stream().filter(known -> known.id().equals(line)).findFirst();
    }

    public Basket dropMedicine(UUID line) {
        var others =
                medicines.stream().filter(known -> !known.id().equals(line)).toList();
        return new Basket(note, diagnoses, others, reviewOn);
    }

    /** The line stays in spite of an alert. */
    public Basket keep(UUID line, DraftLine.Reason reason) {
        return change(line, known -> known.with(reason));
    }

    /** A reason against an alert is taken back. */
    public Basket withdraw(UUID line, String rule) {
        return change(line, known -> known.withdraw(rule));
    }

    public List<OrderLine> orders() {
        return medicines.stream().map(DraftLine::order).toList();
    }

    public List<CheckOverride> overrides() {
        return IntStream.range(0, medicines.size())
                .boxed()
                .flatMap(n -> medicines.get(n).reasons().stream().map(reason -> reason.at(n)))
                .toList();
    }

    private Basket change(UUID line, UnaryOperator<DraftLine> change) {
        var all = medicines.stream()
                .map(known -> known.id().equals(line) ? change.apply(known) : known)
                .toList();
        return new Basket(note, diagnoses, all, reviewOn);
    }
}
