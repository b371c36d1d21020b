package hims.fhir.search;

import static hims.fhir.search.Shelf.CONTEXT;
import static hims.fhir.search.Shelf.cursor;
import static hims.fhir.search.Shelf.somebody;
import static hims.record.ResourceType.OBSERVATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.PersonId;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.record.ClinicalRecord;
import hims.record.PersonSet;
import hims.record.ResourceKey;
import hims.world.DatabaseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class PagesTest {
    private static final String BODY =
            "'code':{'text':'x'},'effectiveDateTime':'2026-03-%02dT08:00:00Z','meta':{'tag':[{'code':'%s'}]}";

    private final Shelf shelf;
    private final ClinicalRecord record;
    private final TransactionTemplate transaction;
    private final String tag = Ids.next().toString();

    PagesTest(FhirSearch search, ClinicalRecord record, TransactionTemplate transaction) {
        this.shelf = new Shelf(search, record, transaction);
        this.record = record;
        this.transaction = transaction;
    }

    private List<ResourceKey> write(int count, PersonId... people) {
        return IntStream.range(0, count)
                .mapToObj(n -> shelf.observation(tag + n, people[n % people.length], BODY, n % 28 + 1, tag))
                .toList();
    }

    private List<ResourceKey> pages(String query, Runnable between) {
        var all = new ArrayList<ResourceKey>();
        var page = shelf.search(OBSERVATION, CONTEXT, query);
        while (true) {
            page.entries().forEach(entry -> all.add(entry.resource().key()));
            if (page.next() == null) {
                return all;
            }
            between.run();
            page = shelf.search(OBSERVATION, CONTEXT, query + "&_cursor=" + cursor(page.next()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&_sort=_id",
                "&_sort=-_id",
                "&_sort=_lastUpdated",
                "&_sort=-_lastUpdated",
                "&_sort=date",
                "&_sort=-date"
            })
    void every_page_goes_on_where_the_one_before_ended(String sort) {
        var written = write(23, somebody(), somebody(), somebody());
        assertThat(pages("_tag=" + tag + "&_count=5" + sort, () -> {})).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void sorted_pages_are_sorted() {
        write(23, somebody(), somebody());
        var dates = shelf.search(OBSERVATION, CONTEXT, "_tag=" + tag + "&_sort=-date").entries().stream()
                .map(entry -> entry.resource().parse().path("effectiveDateTime").asString())
                .toList();
        assertThat(dates)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .hasSize(23);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&_sort=_lastUpdated", "&_sort=-_lastUpdated", "&_sort=date", "&_sort=-date"})
    void what_is_changed_between_the_pages_is_neither_skipped_nor_repeated(String sort) {
        var sunita = somebody();
        var written = write(20, sunita, somebody());
        var random = new Random(7);
        var found =
                pages("_tag=" + tag + "&_count=3" + sort, () -> change(written.get(2 * random.nextInt(10)), sunita));
        assertThat(found).containsExactlyInAnyOrderElementsOf(written);
    }

    private void change(ResourceKey key, PersonId person) {
        transaction.executeWithoutResult(_ -> record.amend(
                PersonSet.of(person),
                key,
                Shelf.DR_ASHA,
                resource -> resource.put("effectiveDateTime", "2026-04-01T08:00:00Z")));
    }

    @Test
    void writers_at_the_same_time_neither_hide_nor_repeat_what_is_there() throws InterruptedException {
        var people = new PersonId[] {somebody(), somebody(), somebody(), somebody()};
        var before = write(60, people);
        var over = new AtomicBoolean();
        var writer = Thread.ofVirtual().start(() -> {
            var random = new Random(11);
            for (var n = 0; !over.get(); n++) {
                shelf.observation("new" + n, people[random.nextInt(4)], BODY, 1, tag);
                var old = random.nextInt(before.size());
                change(before.get(old), people[old % 4]);
            }
        });
        for (var round = 0; round < 10; round++) {
            var found = pages("_tag=" + tag + "&_count=7", () -> {});
            assertThat(found).doesNotHaveDuplicates().containsAll(before);
        }
        over.set(true);
        writer.join();
    }

    @Test
    void a_total_is_counted_when_asked_for_and_free_when_all_is_shown() {
        write(7, somebody());
        assertThat(shelf.search(OBSERVATION, CONTEXT, "_tag=" + tag + "&_count=3")
                        .total())
                .isNull();
        assertThat(shelf.search(OBSERVATION, CONTEXT, "_tag=" + tag + "&_count=3&_total=accurate")
                        .total())
                .isEqualTo(7);
        assertThat(shelf.search(OBSERVATION, CONTEXT, "_tag=" + tag + "&code:text=x&_count=3&_total=estimate")
                        .total())
                .isEqualTo(7);
        assertThat(shelf.search(OBSERVATION, CONTEXT, "_tag=" + tag).total()).isEqualTo(7);
        assertThat(shelf.search(OBSERVATION, CONTEXT, "_tag=" + tag + "&_count=0")
                        .entries())
                .isEmpty();
    }

    @Test
    void a_cursor_belongs_to_its_search() {
        write(7, somebody());
        var next = cursor(
                shelf.search(OBSERVATION, CONTEXT, "_tag=" + tag + "&_count=3").next());
        assertRefused("_tag=" + tag + "&_count=3&status=final&_cursor=" + next);
        assertRefused("_count=3&_cursor=" + next);
        assertRefused("_tag=" + tag + "&_count=3&_sort=-date&_cursor=" + next);
    }

    @Test
    void whatever_is_done_to_a_cursor_gives_a_refusal_or_the_same_page() {
        write(7, somebody());
        var query = "_tag=" + tag + "&_count=3";
        var next = cursor(shelf.search(OBSERVATION, CONTEXT, query).next());
        var second = shelf.find(OBSERVATION, query + "&_cursor=" + next);
        var random = new Random(3);
        for (var n = 0; n < 300; n++) {
            var altered = new StringBuilder(next);
            switch (random.nextInt(4)) {
                case 0 -> altered.setCharAt(random.nextInt(next.length()), "AZaz09-_.%".charAt(random.nextInt(10)));
                case 1 -> altered.setLength(random.nextInt(next.length()));
                case 2 -> altered.insert(random.nextInt(next.length()), (char) random.nextInt(1, 0x3000));
                default -> altered.reverse();
            }
            var asked =
                    query + "&_cursor=" + altered.toString().replace('&', '_').replace('=', '_');
            try {
                assertThat(shelf.find(OBSERVATION, asked)).isEqualTo(second);
            } catch (Rejected refusal) {
                assertThat(refusal.problem()).isEqualTo(SearchProblem.PAGE_INVALID);
            }
        }
    }

    private void assertRefused(String query) {
        assertThatThrownBy(() -> shelf.find(OBSERVATION, query))
                .isInstanceOfSatisfying(
                        Rejected.class, refusal -> assertThat(refusal.problem()).isEqualTo(SearchProblem.PAGE_INVALID));
    }
}
