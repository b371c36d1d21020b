package hims.fhir.search;

import static hims.fhir.search.Shelf.CONTEXT;
import static hims.fhir.search.Shelf.cursor;
import static hims.fhir.search.Shelf.somebody;
import static hims.record.ResourceType.OBSERVATION;
import static hims.record.ResourceType.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.platform.Ids;
import hims.record.ClinicalRecord;
import hims.record.Draft;
import hims.record.PersonSet;
import hims.record.Recorded;
import hims.record.ResourceKey;
import hims.record.StoredResource;
import hims.world.DatabaseTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The law of pages for orders that no index has: by several keys, held against an order computed apart. */
@DatabaseTest
class SortedPagesTest {
    private final Shelf shelf;
    private final ClinicalRecord record;
    private final TransactionTemplate transaction;
    private final String tag = Ids.next().toString();

    SortedPagesTest(FhirSearch search, ClinicalRecord record, TransactionTemplate transaction) {
        this.shelf = new Shelf(search, record, transaction);
        this.record = record;
        this.transaction = transaction;
    }

    /** What was written; a day or an amount of 0 is none. */
    private record Written(ResourceKey key, PersonId person, int day, String code, int amount) {}

    private Written written(PersonId person, Random random) {
        var day = random.nextInt(6);
        var code = String.valueOf((char) ('a' + random.nextInt(4)));
        var amount = random.nextInt(4) - 2;
        var key = shelf.observation("one", person, body(day, code, amount));
        return new Written(key, person, day, code, amount);
    }

    private String body(int day, String code, int amount) {
        return "'code':{'coding':[{'code':'" + code + "'}]},'meta':{'tag':[{'code':'" + tag + "'}]}"
                + (day == 0 ? "" : ",'effectiveDateTime':'2026-03-0" + day + "T08:00:00Z'")
                + (amount == 0 ? "" : ",'valueQuantity':{'value':" + amount + "}");
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

    private static Comparator<Written> order(String sort) {
        var order = Comparator.<Written, Integer>comparing(_ -> 0);
        for (var key : sort.split(",", -1)) {
            var down = key.startsWith("-");
            order = order.thenComparing(
                    switch (key.replace("-", "")) {
                        case "code" -> by(Written::code, "", down);
                        case "valuequantity" -> by(Written::amount, 0, down);
                        default -> throw new AssertionError(key);
                    });
        }
        return order.thenComparing(one -> one.key().id().value());
    }

    /** What has none is last, up and down. */
    private static <T extends Comparable<T>> Comparator<Written> by(Function<Written, T> value, T none, boolean down) {
        var order = down ? Comparator.comparing(value).reversed() : Comparator.comparing(value);
        return Comparator.<Written, Boolean>comparing(one -> value.apply(one).equals(none))
                .thenComparing(order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code",
                "-code",
                "value-quantity,code",
                "-value-quantity,-code",
                "code,-value-quantity",
                "code,_id"
            })
    void several_keys_order_every_page_and_each_result_stands_once(String sort) {
        var random = new Random(sort.hashCode());
        var people = new PersonId[] {somebody(), somebody(), somebody()};
        var all = IntStream.range(0, 60)
                .mapToObj(n -> written(people[n % 3], random))
                .toList();
        var expected = all.stream()
                .sorted(order(sort.replace("value-quantity", "valuequantity").replace(",_id", "")))
                .map(Written::key)
                .toList();
        for (var size : List.of(1, 7, 59, 60, 61)) {
            assertThat(pages("_tag=" + tag + "&_sort=" + sort + "&_count=" + size, () -> {}))
                    .as("%s by %d", sort, size)
                    .containsExactlyElementsOf(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-date,code", "code,-date", "value-quantity", "-_lastUpdated,code"})
    void what_is_changed_between_the_pages_stands_once_where_it_stood(String sort) {
        var random = new Random(5);
        var people = new PersonId[] {somebody(), somebody()};
        var all = IntStream.range(0, 40)
                .mapToObj(n -> written(people[n % 2], random))
                .toList();
        var query = "_tag=" + tag + "&_sort=" + sort;
        var before = pages(query + "&_count=100", () -> {});
        assertThat(pages(query + "&_count=3", () -> {
                    change(all.get(random.nextInt(all.size())), random);
                    written(people[0], random);
                }))
                .containsExactlyElementsOf(before);
    }

    private void change(Written one, Random random) {
        var next = Shelf.json("{'resourceType':'Observation','status':'final',"
                + body(random.nextInt(6), "z", random.nextInt(9)).replace("%", "%%") + "}");
        transaction.executeWithoutResult(_ -> record.amend(
                PersonSet.of(one.person()),
                one.key(),
                Shelf.DR_ASHA,
                _ -> next.put("id", one.key().id().toString())));
    }

    @Test
    void writers_at_the_same_time_neither_hide_nor_move_what_stays_as_it_is() throws InterruptedException {
        var random = new Random(11);
        var people = new PersonId[] {somebody(), somebody(), somebody()};
        var all = IntStream.range(0, 60)
                .mapToObj(n -> written(people[n % 3], random))
                .toList();
        var steady = all.subList(0, 40);
        var expected = steady.stream()
                .sorted(order("-code,valuequantity"))
                .map(Written::key)
                .toList();
        var writer = Thread.ofVirtual().start(() -> {
            var own = new Random(13);
            while (!Thread.currentThread().isInterrupted()) {
                written(people[own.nextInt(3)], own);
                change(all.get(40 + own.nextInt(20)), own);
            }
        });
        for (var round = 0; round < 5; round++) {
            var found = pages("_tag=" + tag + "&_sort=-code,value-quantity&_count=7", () -> {});
            found.retainAll(expected);
            assertThat(found).containsExactlyElementsOf(expected);
        }
        writer.interrupt();
        writer.join();
    }

    @Test
    void names_sort_by_family_and_given() {
        for (var name : List.of("Verma Asha", "devi Sunita", "Devi Rani", "Ansari Zubeida")) {
            var parts = name.split(" ", -1);
            shelf.patient(
                    name,
                    somebody(),
                    "'name':[{'family':'%s','given':['%s']}],'meta':{'tag':[{'code':'%s'}]}",
                    parts[0],
                    parts[1],
                    tag);
        }
        assertThat(shelf.find(PATIENT, "_tag=" + tag + "&_sort=name"))
                .containsExactly("Ansari Zubeida", "Devi Rani", "devi Sunita", "Verma Asha");
        assertThat(shelf.find(PATIENT, "_tag=" + tag + "&_sort=-family&_count=1"))
                .containsExactly("Verma Asha");
    }

    @Test
    void a_page_is_filled_with_what_may_be_seen_and_its_work_has_bounds() {
        var people = IntStream.range(0, 10).mapToObj(_ -> somebody()).toList();
        var drafts = IntStream.range(0, 1500)
                .mapToObj(n -> Draft.of(
                        people.get(n % 10),
                        Shelf.json("{'resourceType':'Observation','status':'final'," + body(1, "a", 1) + "}")))
                .toList();
        var keys = Objects.requireNonNull(transaction.execute(_ -> record.createAll(drafts, Shelf.DR_ASHA))).stream()
                .map(Recorded::key)
                .toList();
        assertFilled("", new HashSet<>(keys.subList(0, 700)), 50);
        assertFilled("&_sort=date", new HashSet<>(keys.subList(0, 700)), 50);
        assertFilled("&_sort=code,-date", new HashSet<>(keys.subList(0, 700)), 50);
        assertFilled("", new HashSet<>(keys.subList(0, 3)), 0);
    }

    /** @param least on every page but the last */
    private void assertFilled(String sort, Set<ResourceKey> visible, int least) {
        var looks = new HashMap<String, Integer>(Map.of("rows", 0));
        var context = new SearchContext(
                CONTEXT.clearance(), Shelf.BASE, true, null, null, People.UNMERGED, _ -> true, found -> {
                    looks.merge("rows", found.size(), Integer::sum);
                    return found.stream()
                            .filter(one -> visible.contains(one.key()))
                            .toList();
                });
        var query = "_tag=" + tag + "&_count=50" + sort;
        var all = new ArrayList<ResourceKey>();
        var page = shelf.search(OBSERVATION, context, query);
        while (true) {
            assertThat(looks.put("rows", 0)).isLessThanOrEqualTo(1_050);
            page.entries().stream()
                    .map(SearchResult.Entry::resource)
                    .map(StoredResource::key)
                    .forEach(all::add);
            if (page.next() == null) {
                break;
            }
            assertThat(page.entries()).hasSizeBetween(least, 50);
            page = shelf.search(OBSERVATION, context, query + "&_cursor=" + cursor(page.next()));
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(visible);
    }
}
