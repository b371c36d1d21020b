package hims.scheduling;

import static hims.scheduling.SchedulingProblem.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgressTest {
    private static final Instant TEN = Instant.parse("2026-11-03T04:30:00Z");
    private static final ServicePointId ROOM_14 = new ServicePointId(new UUID(14, 0));

    @Test
    void a_person_waits_is_called_is_served_and_goes() {
        var done = Progress.waiting().called(ROOM_14, TEN).started(after(30)).done(after(330));
        assertThat(done.state()).isEqualTo(TokenState.DONE);
        assertThat(done.servedSeconds()).isEqualTo(300);
        assertThat(done.firstCalledAt()).isEqualTo(TEN);
    }

    @Test
    void a_plain_counter_serves_from_the_call_on() {
        assertThat(Progress.waiting().called(ROOM_14, TEN).done(after(90)).servedSeconds())
                .isEqualTo(90);
    }

    @Test
    void time_spent_parked_is_not_service_time() {
        var parked = Progress.waiting().called(ROOM_14, TEN).started(TEN).parked(after(60));
        var back = parked.resumed()
                .called(ROOM_14, after(3000))
                .started(after(3000))
                .done(after(3040));
        assertThat(back.servedSeconds()).isEqualTo(100);
    }

    @Test
    void a_parked_person_has_left_the_room() {
        assertThat(Progress.waiting()
                        .called(ROOM_14, TEN)
                        .started(TEN)
                        .parked(after(60))
                        .point())
                .isNull();
    }

    @Test
    void the_wait_ends_at_the_first_call_even_when_it_was_missed() {
        var again = Progress.waiting().called(ROOM_14, TEN).skipped(after(60)).called(ROOM_14, after(600));
        assertThat(again.firstCalledAt()).isEqualTo(TEN);
        assertThat(again.calledAt()).isEqualTo(after(600));
    }

    @Test
    void a_recall_within_thirty_seconds_is_refused_and_says_how_long() {
        var called = Progress.waiting().called(ROOM_14, TEN);
        Refusals.expect(RECALL_TOO_SOON, () -> called.recalled(TEN, after(29)));
        assertThat(called.recalled(TEN, after(30)).recalls()).isEqualTo(1);
    }

    @Test
    void a_fourth_recall_is_refused() {
        var called = Progress.waiting().called(ROOM_14, TEN);
        for (int i = 1; i <= Progress.MOST_RECALLS; i++) {
            called = called.recalled(after(30 * (i - 1)), after(30 * i));
        }
        var thrice = called;
        Refusals.expect(RECALLS_USED_UP, () -> thrice.recalled(after(90), after(120)));
    }

    @Test
    void a_person_who_waits_can_not_be_served_uncalled() {
        Refusals.expect(WRONG_STATE, () -> Progress.waiting().started(TEN));
    }

    @ParameterizedTest
    @EnumSource
    void what_has_ended_never_moves_again(TokenState state) {
        if (!state.active()) {
            for (var next : TokenState.values()) {
                assertThat(state.canBecome(next)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatever_is_active_can_be_resolved_at_close_of_day(TokenState state) {
        if (state.active()) {
            assertThat(state.canBecome(TokenState.LEFT)).isTrue();
            assertThat(state.canBecome(TokenState.DONE)).isTrue();
            assertThat(state.canBecome(TokenState.TRANSFERRED)).isTrue();
            assertThat(state.canBecome(TokenState.EXPIRED)).isTrue();
        }
    }

    private static Instant after(int seconds) {
        return TEN.plus(Duration.ofSeconds(seconds));
    }
}
