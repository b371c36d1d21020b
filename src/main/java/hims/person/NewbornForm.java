package hims.person;

import hims.platform.Fields;
import hims.platform.Parsed;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** What is typed of a birth. */
final class NewbornForm {
    private static final int LIGHTEST = 200;
    private static final int HEAVIEST = 9_000;
    private static final int MOST = 9;

    private NewbornForm() {}

    static Parsed<Newborn.Born> born(Fields in, LocalDateTime now) {
        var on = in.date("day", now.toLocalDate(), now.toLocalDate().minusYears(1), now.toLocalDate())
                .required();
        var time = in.text("time", TypedTime.LONGEST).required().map(TypedTime::read, "person.death.not-a-time");
        var sex = in.choice("sex", Sex.class).required();
        var grams = in.integer("grams", LIGHTEST, HEAVIEST).required();
        var of = in.integer("of", 1, MOST).required();
        var order = in.integer("order", 1, MOST).required();
        LocalTime at = time.orNull();
        if (at != null && on.orNull() != null && on.value().atTime(at).isAfter(now)) {
            in.wrong("time", "person.death.to-come");
        }
        Integer many = of.orNull();
        order.check(one -> many == null || one <= many, "person.newborn.order-beyond");
        return in.parse(() ->
                new Newborn.Born(on.value(), time.value(), sex.value(), grams.value(), order.value(), of.value()));
    }

    static Parsed<PersonName> name(Fields in) {
        var given = in.text("given", UnknownForm.NAME)
                .required()
                .check(name -> name.codePoints().anyMatch(Character::isLetter), "person.name.no-letter");
        var family = in.text("family", UnknownForm.NAME);
        return in.parse(() -> new PersonName(given.value(), family.orElse(""), ""));
    }
}
