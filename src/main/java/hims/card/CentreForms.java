package hims.card;

import hims.platform.Fields;
import hims.platform.Parsed;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the operator types, read with all its errors at once. */
final class CentreForms {

    static final int LONGEST = 120;
    private static final int MOST = 100_000;
    private static final int MOST_SPOILED = 4_000;
    private static final Set<CardForm> FORMS = Set.of(CardForm.POCKET, CardForm.STICKERS);

    private CentreForms() {}

    static Parsed<Batch.Wanted> wanted(Fields in) {
        var form = in.choice("form", CardForm.class).required().check(FORMS::contains, "field.not-a-choice");
        var layout = in.choice("layout", PaperLayout.Name.class).required();
        var pin = in.text("pin", 6)
                .check(text -> text.isEmpty() || text.matches("[1-9][0-9]{5}"), "card.centre.pin.wrong");
        var camp = in.text("camp", LONGEST);
        boolean letters = in.flag("letters");
        var parsed = in.parse(
                () -> new Batch.Wanted(form.value(), layout.value(), pin.orElse(""), camp.orElse(""), letters));
        if (parsed instanceof Parsed.Valid(Batch.Wanted wanted) && !fits(wanted)) {
            in.wrong("layout", "card.centre.layout.wrong");
            return in.parse(() -> wanted);
        }
        return parsed;
    }

    private static boolean fits(Batch.Wanted wanted) {
        return (wanted.form() == CardForm.STICKERS) == (wanted.layout() == PaperLayout.Name.STICKERS);
    }

    static Parsed<Reconciliation> counted(Fields in) {
        var blanks = in.integer("blanks", 0, MOST).required();
        var good = in.integer("good", 0, MOST).required();
        var spoiled = in.text("spoiled", MOST_SPOILED).map(CentreForms::serials, "card.centre.spoiled.wrong");
        var unused = in.integer("unused", 0, MOST).required();
        return in.parse(
                () -> new Reconciliation(blanks.value(), good.value(), spoiled.orElse(Set.of()), unused.value()));
    }

    /** Typed or scanned one after the other. Empty when one of them is no serial. */
    private static Optional<Set<CardSerial>> serials(String text) {
        var words = Arrays.stream(text.split("[\\s,;]+", -1))
                .filter(word -> !word.isBlank())
                .toList();
        Set<CardSerial> serials =
                words.stream().flatMap(word -> CardSerial.find(word).stream()).collect(Collectors.toSet());
        return serials.size() == words.size() ? Optional.of(serials) : Optional.empty();
    }

    static Parsed<String> tracking(Fields in) {
        var tracking = in.text("tracking", 60).required();
        return in.parse(tracking::value);
    }

    record Blanks(CardForm form, int many) {}

    static Parsed<Blanks> blanks(Fields in) {
        var form = in.choice("form", CardForm.class).required().check(FORMS::contains, "field.not-a-choice");
        var many = in.integer("many", 1, MOST).required();
        return in.parse(() -> new Blanks(form.value(), many.value()));
    }
}
