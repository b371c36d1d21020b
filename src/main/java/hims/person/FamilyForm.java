package hims.person;

import hims.platform.Fields;
import hims.platform.Parsed;
import java.util.Objects;

/** What is typed of relatives and households. */
final class FamilyForm {
    static final int NAME = 120;
    static final int WORDS = 200;
    private static final int NUMBER = 30;

    private FamilyForm() {}

    /** A relative on record by her health id, or anybody by name. */
    static Parsed<Kin.Given> kin(Fields in) {
        var kind = in.choice("kind", Relation.Kind.class).required();
        var number = in.text("number", NUMBER).map(HealthId::find, "person.unknown.not-a-number");
        var name = in.text("name", NAME);
        var phone = in.text("phone", NUMBER).map(NewPersonForm::number, "person.phone.wrong");
        boolean emergency = in.flag("emergency");
        if (in.typed("number").isBlank()) {
            name.required();
        }
        return in.parse(
                () -> new Kin.Given(kind.value(), number.orNull(), name.orElse(""), phone.orElse(""), emergency));
    }

    static Parsed<String> why(Fields in) {
        var why = in.text("why", WORDS).required();
        return in.parse(why::value);
    }

    record Begun(Household.Kind kind, String number) {}

    static Parsed<Begun> begun(Fields in) {
        var kind = in.choice("kind", Household.Kind.class).required();
        var number = in.text("number", PaperForm.LONGEST);
        return in.parse(() -> new Begun(kind.value(), number.orElse("")));
    }

    record Joined(Household.Kind kind, HealthId number) {}

    static Parsed<Joined> joined(Fields in) {
        var kind = in.choice("kind", Household.Kind.class).required();
        var number = in.text(of("number", in), NUMBER).required().map(HealthId::find, "person.unknown.not-a-number");
        return in.parse(() -> new Joined(kind.value(), Objects.requireNonNull(number.orNull())));
    }

    /** Each group of a household has its own fields. */
    private static String of(String field, Fields in) {
        return field + "." + in.typed("kind");
    }

    record Left(Household.Kind kind, String why) {}

    static Parsed<Left> left(Fields in) {
        var kind = in.choice("kind", Household.Kind.class).required();
        var why = in.text(of("why", in), WORDS).required();
        return in.parse(() -> new Left(kind.value(), why.value()));
    }

    static Parsed<Household.Kind> kind(Fields in) {
        var kind = in.choice("kind", Household.Kind.class).required();
        return in.parse(kind::value);
    }
}
