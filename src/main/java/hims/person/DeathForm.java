package hims.person;

import hims.platform.Fields;
import hims.platform.Parsed;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** What is typed of a death. */
final class DeathForm {
    static final int LONGEST = 200;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private DeathForm() {}

    static Parsed<Deaths.Told> told(Fields in, Person person, LocalDateTime now) {
        Birth birth = person.birth();
        var on = in.date("day", now.toLocalDate(), birth == null ? EARLIEST : birth.from(), now.toLocalDate())
                .required();
        var time = in.text("time", TypedTime.LONGEST).map(TypedTime::read, "person.death.not-a-time");
        var source = in.choice("source", DeathSource.class).required();
        var informant = in.text("informant", LONGEST).required();
        LocalTime at = time.orNull();
        if (at != null && on.orNull() != null && on.value().atTime(at).isAfter(now)) {
            in.wrong("time", "person.death.to-come");
        }
        return in.parse(() -> new Deaths.Told(on.value(), time.orNull(), source.value(), informant.value()));
    }

    static Parsed<String> why(Fields in) {
        var why = in.text("why", PairForms.LONGEST).required();
        return in.parse(why::value);
    }
}
