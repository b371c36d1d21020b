package hims.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private final List<Integer> groups = Collections.synchronizedList(new ArrayList<>());

    private List<Integer> doubled(List<Integer> numbers) {
        groups.add(numbers.size());
        if (numbers.contains(13)) {
            throw new IllegalArgumentException("thirteen");
        }
        return numbers.stream().map(number -> 2 * number).toList();
    }

    private static <T> List<Future<T>> atOnce(int many, java.util.function.IntFunction<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, many)
                    .mapToObj(n -> threads.submit(() -> work.apply(n)))
                    .toList();
        }
    }

    @Test
    void each_gets_her_own_answer_and_many_share_one_act() {
        try (var together = new Together<Integer, Integer>("test", 1, 64, 1000, this::doubled)) {
            var answers = atOnce(500, n -> together.ask(n + 100));
            assertThat(IntStream.range(0, 500))
                    .allSatisfy(n -> assertThat(answers.get(n).resultNow()).isEqualTo(2 * (n + 100)));
            assertThat(groups).hasSizeLessThan(500);
        }
    }

    @Test
    void one_bad_request_spoils_nobody_elses() {
        try (var together = new Together<Integer, Integer>("test", 1, 64, 1000, this::doubled)) {
            var answers = atOnce(14, together::ask);
            assertThat(answers.subList(0, 13))
                    .allSatisfy(answer -> assertThat(answer.state()).isEqualTo(Future.State.SUCCESS));
            assertThat(answers.getLast().exceptionNow()).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void after_the_end_nobody_is_left_waiting() {
        var together = new Together<Integer, Integer>("test", 1, 64, 1000, this::doubled);
        together.close();
        assertThatThrownBy(() -> together.ask(1)).isInstanceOf(Rejected.class);
    }
}
