package hims.person;

import hims.person.BirthReader.Read;
import hims.person.BirthReader.Wrong;
import hims.platform.Field;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.ui.Triage;
import java.time.LocalDate;
import java.util.Optional;

/** What is typed of an unknown person: three choices are enough (EMER-1). */
final class UnknownForm {
    static final int SHORT = 200;
    static final int LONG = 500;
    static final int MEMO = 80;
    static final int NAME = 120;

    private UnknownForm() {}

    static Parsed<Unknown.Seen> seen(Fields in) {
        var sex = in.choice("sex", Sex.class).required();
        var age = in.choice("age", AgeGroup.class).required();
        var brought = in.choice("broughtBy", BroughtBy.class).required();
        var triage = in.choice("triage", Triage.class);
        var bringer = in.text("bringer", SHORT);
        var found = in.text("foundAt", SHORT);
        var marks = in.text("marks", LONG);
        var belongings = in.text("belongings", LONG);
        var memo = in.text("memo", MEMO);
        return in.parse(() -> new Unknown.Seen(
                sex.value(),
                age.value(),
                triage.orNull(),
                brought.value(),
                bringer.orElse(""),
                found.orElse(""),
                marks.orElse(""),
                belongings.orElse(""),
                memo.orElse("")));
    }

    static Parsed<Unknowns.Wanted> wanted(Fields in) {
        var words = in.text("q", LONG);
        var sex = in.choice("sex", Sex.class);
        var age = in.choice("age", AgeGroup.class);
        var asker = in.choice("asker", Unknowns.Asker.class).required();
        var who = in.text("who", SHORT).required();
        return in.parse(
                () -> new Unknowns.Wanted(words.orElse(""), sex.orNull(), age.orNull(), asker.value(), who.value()));
    }

    static Parsed<Unknowns.Identity> identity(Fields in, LocalDate today) {
        var given = in.text("given", NAME).required().check(UnknownForm::hasLetter, "person.name.no-letter");
        var family = in.text("family", NAME);
        var sex = in.choice("sex", Sex.class).required();
        var born = birth(in, today);
        return in.parse(() ->
                new Unknowns.Identity(new PersonName(given.value(), family.orElse(""), ""), sex.value(), born.value()));
    }

    private static boolean hasLetter(String name) {
        return name.codePoints().anyMatch(Character::isLetter);
    }

    private static Field<Birth> birth(Fields in, LocalDate today) {
        return in.text("born", NAME)
                .required()
                .map(
                        typed -> switch (new BirthReader(today).read(typed)) {
                            case Read read -> Optional.of(read.birth());
                            case Wrong wrong -> {
                                in.wrong("born", wrong.key(), wrong.args().toArray());
                                yield Optional.empty();
                            }
                        },
                        "field.not-a-date");
    }

    static Parsed<HealthId> number(Fields in) {
        var number = in.text("number", NAME).required().map(HealthId::find, "person.unknown.not-a-number");
        return in.parse(number::value);
    }
}
