package hims.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void a_problem_is_named_by_its_module_and_constant() {
        assertThat(PlatformProblem.KEY_REUSED.code()).isEqualTo("platform.key-reused");
        assertThat(PlatformProblem.KEY_REUSED.key()).isEqualTo("problem.platform.key-reused");
    }

    @Test
    void a_refusal_says_its_problem_and_facts() {
        assertThat(new Rejected(PlatformProblem.TRY_AGAIN, Map.of("available", 3)))
                .hasMessage("platform.try-again {available=3}");
    }
}
