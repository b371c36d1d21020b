package hims.clinic;

import hims.chart.DraftLine;
import hims.pharmacy.OrderLine;
import hims.platform.Field;
import hims.platform.Fields;
import hims.platform.Id;
import hims.platform.Ids;
import hims.platform.Parsed;
import hims.terminology.Dosing;
import hims.terminology.Frequency;
import hims.terminology.Medicine;
import hims.terminology.Medicines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One medicine being ordered: {@code line-dose} and so on (CLIN-24). */
@Component
class LineForm {
    private static final String PREFIX = "line-";
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_NOTE = 200;
    private static final int MOST_UNITS = 10_000;

    private final Medicines medicines;
    private final Dosing dosing;

    LineForm(Medicines medicines, Dosing dosing) {
        this.medicines = medicines;
        this.dosing = dosing;
    }

    /** @param id given when the form was drawn: pressed twice, it is one line */
    record Put(UUID id, OrderLine order) {}

    private record LineId(UUID value) implements Id {}

    Optional<Medicine> medicine(Fields in) {
        return medicines.find(in.typed(PREFIX + "medicine"));
    }

    /** An empty form of this medicine, with its usual route. */
    Map<String, String> fresh(Medicine medicine) {
        var values = new LinkedHashMap<String, String>();
        values.put(PREFIX + "id", Ids.next().toString());
        values.put(PREFIX + "medicine", medicine.code());
        values.put(PREFIX + "route", medicine.routes().getFirst().code());
        return values;
    }

    Map<String, String> shown(DraftLine line) {
        var order = line.order();
        var values = new LinkedHashMap<String, String>();
        values.put(PREFIX + "id", line.id().toString());
        values.put(PREFIX + "medicine", order.medicine());
        values.put(PREFIX + "dose", order.dose().stripTrailingZeros().toPlainString());
        values.put(PREFIX + "route", order.route());
        values.put(PREFIX + "frequency", order.frequency());
        values.put(PREFIX + "days", String.valueOf(order.days()));
        values.put(
                PREFIX + "quantity",
                order.quantity() == null ? "" : order.quantity().toString());
        values.put(
                PREFIX + "instruction",
                String.join("", order.instructions().stream().limit(1).toList()));
        values.put(PREFIX + "note", order.note());
        return values;
    }

    Parsed<Put> parse(Fields in) {
        var medicine = in.text(PREFIX + "medicine", LONGEST_CODE).required().map(medicines::find, "field.not-a-choice");
        var id = in.id(PREFIX + "id", LineId::new);
        var dose = in.decimal(PREFIX + "dose", "0.01", "1000").required();
        medicine.optional()
                .ifPresent(known -> dose.check(
                        typed -> known.form().measurable(typed),
                        "clinic.line.not-measurable",
                        known.form().step().toPlainString()));
        var route = in.text(PREFIX + "route", LONGEST_CODE)
                .required()
                .check(
                        code -> medicine.optional()
                                .filter(one -> one.allows(code))
                                .isPresent(),
                        "field.not-a-choice");
        var frequency = frequency(in);
        var days = in.integer(PREFIX + "days", 1, OrderLine.LONGEST_COURSE_DAYS).required();
        var quantity = in.integer(PREFIX + "quantity", 1, MOST_UNITS);
        var instruction =
                in.text(PREFIX + "instruction", LONGEST_CODE).check(this::isInstruction, "field.not-a-choice");
        var note = in.text(PREFIX + "note", LONGEST_NOTE);
        return in.parse(() -> new Put(
                id.optional().map(LineId::value).orElseGet(Ids::next),
                new OrderLine(
                        medicine.value().code(),
                        dose.value(),
                        route.value(),
                        frequency.value().code(),
                        days.value(),
                        instruction.optional().map(List::of).orElse(List.of()),
                        quantity.optional().map(Integer::longValue).orElse(null),
                        "",
                        note.orElse(""))));
    }

    private Field<Frequency> frequency(Fields in) {
        return in.code(PREFIX + "frequency", LONGEST_CODE).required().map(dosing::findFrequency, "field.not-a-choice");
    }

    private boolean isInstruction(String code) {
        return dosing.instructions().stream().anyMatch(one -> one.code().equals(code));
    }
}
