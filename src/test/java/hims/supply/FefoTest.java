package hims.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hims.platform.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FefoTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    private static final LocalDate COURSE_END = TODAY.plusDays(30);

    @Test
    void the_batch_that_expires_first_is_given_first() {
        var choice = choose(50, heap("MF2402", "2027-06-30", 50), heap("MF2316", "2027-01-31", 80));

        assertThat(choice.takes())
                .extracting(take -> take.heap().number(), Take::quantity)
                .containsExactly(tuple("MF2316", 50L));
    }

    @Test
    void one_line_is_split_over_several_batches_and_the_rest_is_missing() {
        var choice = choose(120, heap("MF2316", "2027-01-31", 30), heap("MF2402", "2027-06-30", 50));

        assertThat(choice.takes())
                .extracting(take -> take.heap().number(), Take::quantity)
                .containsExactly(tuple("MF2316", 30L), tuple("MF2402", 50L));
        assertThat(choice.missing()).isEqualTo(40);
    }

    @Test
    void a_batch_that_ends_inside_the_course_is_left_while_another_outlasts_it() {
        var choice = choose(120, heap("MF2311", "2026-11-30", 200), heap("MF2316", "2027-01-31", 30));

        assertThat(choice.quantity()).isEqualTo(30);
        assertThat(choice.endsInsideCourse()).isFalse();
    }

    @Test
    void a_batch_that_ends_inside_the_course_is_given_with_a_warning_when_none_outlasts_it() {
        var choice = choose(120, heap("MF2311", "2026-11-30", 200));

        assertThat(choice.quantity()).isEqualTo(120);
        assertThat(choice.endsInsideCourse()).isTrue();
    }

    @Test
    void a_batch_that_expires_on_the_last_day_of_the_course_outlasts_it() {
        assertThat(choose(10, heap("MF2399", "2026-12-03", 10)).endsInsideCourse())
                .isFalse();
    }

    @Test
    void a_batch_may_be_given_on_the_day_it_expires_and_not_the_day_after() {
        assertThat(choose(1, heap("A", "2026-11-03", 5)).missing()).isZero();
        assertThat(choose(1, heap("A", "2026-11-02", 5)).missing()).isEqualTo(1);
    }

    @Test
    void locked_stock_is_never_chosen() {
        for (var status : BatchStatus.values()) {
            var heap = heap("A", "2027-06-30", 5, 0, status);
            assertThat(choose(5, heap).quantity()).as(status.name()).isEqualTo(status == BatchStatus.RELEASED ? 5 : 0);
        }
    }

    @Test
    void what_is_reserved_for_someone_else_is_not_given() {
        assertThat(choose(10, heap("A", "2027-06-30", 10, 7, BatchStatus.RELEASED))
                        .quantity())
                .isEqualTo(3);
    }

    @Test
    void of_two_batches_with_one_expiry_the_older_receipt_goes_first() {
        var late = new Heap(
                id(1),
                ITEM,
                batch(),
                "LATE",
                day("2027-06-30"),
                day("2026-09-01"),
                "B1",
                BatchStatus.RELEASED,
                5,
                0,
                COST);
        var early = new Heap(
                id(2),
                ITEM,
                batch(),
                "EARLY",
                day("2027-06-30"),
                day("2026-08-01"),
                "B1",
                BatchStatus.RELEASED,
                5,
                0,
                COST);

        assertThat(choose(5, late, early).takes())
                .extracting(take -> take.heap().number())
                .containsExactly("EARLY");
    }

    @Property(tries = 300)
    void what_is_given_and_what_is_missing_is_what_was_wanted(
            @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 60) Integer> heaps,
            @ForAll @IntRange(min = 1, max = 200) int wanted) {
        var stock = heaps.stream()
                .map(size -> heap("A", TODAY.plusDays(size * 2L).toString(), size))
                .toList();
        var choice = Fefo.choose(stock, wanted, TODAY, COURSE_END);

        assertThat(choice.quantity() + choice.missing()).isEqualTo(wanted);
        assertThat(choice.takes())
                .isSortedAccordingTo(
                        (a, b) -> a.heap().expiresOn().compareTo(b.heap().expiresOn()));
        assertThat(choice.takes())
                .allMatch(take -> take.quantity() <= take.heap().free());
    }

    private static final ItemId ITEM = new ItemId(UUID.randomUUID());
    private static final Money COST = Money.paise(45);

    private static Choice choose(long wanted, Heap... heaps) {
        return Fefo.choose(List.of(heaps), wanted, TODAY, COURSE_END);
    }

    private static Heap heap(String number, String expires, long onHand) {
        return heap(number, expires, onHand, 0, BatchStatus.RELEASED);
    }

    private static Heap heap(String number, String expires, long onHand, long reserved, BatchStatus status) {
        return new Heap(
                new BalanceId(UUID.randomUUID()),
                ITEM,
                batch(),
                number,
                day(expires),
                day("2026-06-01"),
                "B1",
                status,
                onHand,
                reserved,
                COST);
    }

    private static BalanceId id(long n) {
        return new BalanceId(new UUID(0, n));
    }

    private static BatchId batch() {
        return new BatchId(UUID.randomUUID());
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
