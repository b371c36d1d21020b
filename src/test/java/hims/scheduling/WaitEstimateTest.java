package hims.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitEstimateTest {
    @Test
    void below_three_observations_there_is_no_estimate() {
        assertThat(WaitEstimate.of(5, minutes(4, 4), 1)).isEmpty();
    }

    @Test
    void with_no_open_room_there_is_no_estimate() {
        assertThat(WaitEstimate.of(5, minutes(4, 4, 4), 0)).isEmpty();
    }

    @Test
    void it_is_people_ahead_times_the_median_over_open_rooms_as_a_range() {
        assertThat(WaitEstimate.of(12, minutes(4, 5, 30), 2)).contains(new WaitEstimate(20, 45));
    }

    @Test
    void one_very_long_visit_does_not_move_it() {
        assertThat(WaitEstimate.of(10, minutes(4, 4, 4, 4, 90), 1))
                .isEqualTo(WaitEstimate.of(10, minutes(4, 4, 4, 4, 5), 1));
    }

    @Test
    void only_the_last_ten_services_count() {
        var services = IntStream.range(0, 30)
                .mapToObj(i -> Duration.ofMinutes(i < 10 ? 4 : 60))
                .toList();
        assertThat(WaitEstimate.of(10, services, 1))
                .isEqualTo(WaitEstimate.of(10, Collections.nCopies(10, Duration.ofMinutes(4)), 1));
    }

    @Test
    void the_next_person_still_reads_a_range() {
        assertThat(WaitEstimate.of(0, minutes(4, 4, 4), 1)).contains(new WaitEstimate(0, 5));
    }

    private static List<Duration> minutes(int... minutes) {
        return IntStream.of(minutes).mapToObj(Duration::ofMinutes).toList();
    }
}
