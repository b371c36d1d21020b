package hims.scheduling;

import hims.access.UnitId;
import hims.person.Birth;
import hims.person.Person;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which priority class a person has today: the clerk's mark or her age, whichever gives more minutes (SCH-19). */
@Component
class Priorities {
    private static final int SENIOR_FROM_YEARS = 60;
    private static final int INFANT_BELOW_YEARS = 1;

    private final QueueSql queues;

    Priorities(QueueSql queues) {
        this.queues = queues;
    }

    Priority of(Person person, PriorityClass mark, UnitId facility, LocalDate on) {
        return Stream.of(byAge(person.birth(), on), mark)
                .distinct()
                .map(category -> new Priority(category, queues.bonus(facility, category, on)))
                .max(Comparator.comparingInt(Priority::minutes))
                .orElseThrow();
    }

    private static PriorityClass byAge(@Nullable Birth birth, LocalDate on) {
        if (birth == null) {
            return PriorityClass.NONE;
        }
        var years = birth.middle().until(on).getYears();
        if (years >= SENIOR_FROM_YEARS) {
            return PriorityClass.SENIOR;
        }
        return years < INFANT_BELOW_YEARS ? PriorityClass.INFANT : PriorityClass.NONE;
    }
}
