package hims.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import hims.fhir.LineDifference.Line;
import hims.fhir.LineDifference.Mark;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDifferenceTest {
    private static final Line A = new Line(Mark.SAME, "a");

    @Test
    void a_changed_line_is_taken_away_and_added() {
        assertThat(LineDifference.of(List.of("a", "b", "c"), List.of("a", "x", "c")))
                .containsExactly(A, new Line(Mark.REMOVED, "b"), new Line(Mark.ADDED, "x"), new Line(Mark.SAME, "c"));
    }

    @Test
    void lines_that_stayed_between_two_changes_are_shown_as_the_same() {
        assertThat(LineDifference.of(List.of("b", "a", "d"), List.of("x", "a", "y")))
                .extracting(Line::mark)
                .containsExactly(Mark.REMOVED, Mark.ADDED, Mark.SAME, Mark.REMOVED, Mark.ADDED);
    }

    @Test
    void a_line_that_came_twice_is_added_once() {
        assertThat(LineDifference.of(List.of("a"), List.of("a", "a"))).containsExactly(A, new Line(Mark.ADDED, "a"));
    }

    @Test
    void equal_texts_have_no_difference() {
        assertThat(LineDifference.of(List.of("a", "b"), List.of("a", "b"))).isEmpty();
        assertThat(LineDifference.of(List.of(), List.of())).isEmpty();
    }

    @Test
    void lines_far_from_a_change_are_counted_only() {
        var before = IntStream.range(0, 20).mapToObj(Integer::toString).toList();
        var after = new java.util.ArrayList<>(before);
        after.set(10, "x");
        assertThat(LineDifference.of(before, after))
                .startsWith(new Line(Mark.SKIPPED, "7"), new Line(Mark.SAME, "7"))
                .contains(new Line(Mark.REMOVED, "10"), new Line(Mark.ADDED, "x"))
                .endsWith(new Line(Mark.SAME, "13"), new Line(Mark.SKIPPED, "6"));
    }

    @Test
    void what_is_too_long_to_compare_is_replaced_as_a_whole() {
        var before =
                IntStream.range(0, 3_000).mapToObj(line -> "before " + line).toList();
        var after = IntStream.range(0, 3_000).mapToObj(line -> "after " + line).toList();
        assertThat(LineDifference.of(before, after)).hasSize(6_000);
    }
}
