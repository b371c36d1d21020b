package hims.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriorityTest {
    private static final Instant NINE = Instant.parse("2026-11-03T03:30:00Z");
    private static final Priority GENERAL = new Priority(PriorityClass.NONE, 0);
    private static final Priority SENIOR = new Priority(PriorityClass.SENIOR, 30);

    @Test
    void an_elderly_person_goes_before_those_who_came_up_to_thirty_minutes_earlier() {
        assertThat(SENIOR.effective(NINE.plus(minutes(29)))).isBefore(GENERAL.effective(NINE));
    }

    @Test
    void nobody_is_overtaken_by_a_priority_person_who_came_more_than_the_bonus_later() {
        assertThat(SENIOR.effective(NINE.plus(minutes(31)))).isAfter(GENERAL.effective(NINE));
    }

    /** However many priority people stream in, each general person is called before any who came after her bonus window. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void priority_never_starves_anyone(long seed) {
        var random = new Random(seed);
        var arrivals = new ArrayList<Arrival>();
        for (int i = 0; i < 500; i++) {
            var priority = random.nextInt(10) < 9 ? SENIOR : GENERAL;
            arrivals.add(new Arrival(i, NINE.plusSeconds(random.nextInt(4 * 3600)), priority));
        }
        var order = arrivals.stream()
                .sorted(Comparator.comparing(Arrival::effective).thenComparingInt(Arrival::sequence))
                .toList();
        for (int i = 0; i < order.size(); i++) {
            assertEveryoneBeforeCameInTime(order.get(i), order.subList(0, i));
        }
    }

    private static void assertEveryoneBeforeCameInTime(Arrival person, List<Arrival> before) {
        assertThat(before)
                .allSatisfy(other -> assertThat(other.at())
                        .isBeforeOrEqualTo(
                                person.at().plus(minutes(other.priority().minutes()))));
    }

    private record Arrival(int sequence, Instant at, Priority priority) {
        Instant effective() {
            return priority.effective(at);
        }
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
