package hims.person;

import hims.platform.Fields;
import hims.platform.Parsed;

/** What is typed of a number or paper. */
final class PaperForm {
    static final int LONGEST = 80;
    static final int WORDS = 200;

    private PaperForm() {}

    record Step(Paper.Status to, String evidence) {}

    /** A number that looks odd is taken; only Aadhaar never is (PER-42). */
    static Parsed<Paper.Given> given(Fields in) {
        var kind = in.choice("kind", PaperKind.class).required();
        var value = in.text("value", LONGEST).required();
        var evidence = in.text("evidence", WORDS);
        boolean seen = in.flag("seen");
        if (in.notices().stream()
                .anyMatch(
                        notice -> notice.field().equals("value") && notice.key().equals("field.aadhaar-masked"))) {
            in.wrong("value", "person.paper.aadhaar");
        }
        return in.parse(
                () -> new Paper.Given(kind.value(), kind.value().clean(value.value()), seen, evidence.orElse("")));
    }

    static Parsed<Step> step(Fields in) {
        var to = in.choice("to", Paper.Status.class).required();
        var evidence = in.text("evidence", WORDS).required();
        return in.parse(() -> new Step(to.value(), evidence.value()));
    }
}
