package hims.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hims.platform.Problem;
import hims.platform.Rejected;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

final class Refusals {
    private Refusals() {}

    static void expect(Problem problem, ThrowingCallable act) {
        assertThatExceptionOfType(Rejected.class).isThrownBy(act).satisfies(refused -> is(refused, problem));
    }

    static void is(Throwable refused, Problem problem) {
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.problem()).isEqualTo(problem));
    }
}
