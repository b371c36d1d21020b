package hims.person;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.world.DatabaseTest;
import hims.world.Registered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Any sequence of merges and unmerges, when all are taken back, restores every row of every table exactly (PER-54): each row that
 * names one of the people is compared as a whole, before and after, and after each single act no row is lost.
 */
@DatabaseTest
class MergePropertyTest {
    /** Every table with a person in it, and the column; what only grows by design (history, the merges themselves) apart. */
    private static final Map<String, String> TABLES = new TreeMap<>(Map.ofEntries(
            Map.entry("person.person", "id"),
            Map.entry("person.name", "person_id"),
            Map.entry("person.phone", "person_id"),
            Map.entry("person.address", "person_id"),
            Map.entry("person.relation", "person_id"),
            Map.entry("person.identifier", "person_id"),
            Map.entry("person.search", "person_id"),
            Map.entry("person.birth", "person_id"),
            Map.entry("person.death", "person_id"),
            Map.entry("person.unknown", "person_id"),
            Map.entry("person.home_visit", "person_id"),
            Map.entry("person.confidence", "person_id"),
            Map.entry("person.household_member", "person_id"),
            Map.entry("access.care_relation", "patient"),
            Map.entry("access.break_glass", "patient"),
            Map.entry("billing.account", "person_id"),
            Map.entry("card.card", "person"),
            Map.entry("card.consent", "person"),
            Map.entry("card.link", "person"),
            Map.entry("chart.draft", "patient"),
            Map.entry("emergency.reading", "person"),
            Map.entry("pharmacy.prescription", "person_id"),
            Map.entry("pharmacy.dispense", "person_id"),
            Map.entry("portal.challenge", "person"),
            Map.entry("privacy.question", "person"),
            Map.entry("scheduling.visit", "person_id"),
            Map.entry("scheduling.token", "person_id")));

    /** Where a row of the merged one may stay with her: hers, or one that the survivor has as well. */
    private static final Set<String> STAY_TOO =
            Set.of("scheduling.visit", "access.care_relation", "person.household_member");

    /** The registry's own that move whole. */
    private static final Set<String> OWN = Set.of(
            "person.birth",
            "person.death",
            "person.unknown",
            "person.household_member",
            "person.confidence",
            "person.home_visit");

    /** Columns with the id of a person that no merge changes, and why. */
    private static final Map<String, String> EXCUSED = Map.ofEntries(
            Map.entry("access.user_account.person", "asked for through the survivor"),
            Map.entry("audit.event.patient", "what was done then; every reader asks for all her ids"),
            Map.entry("card.health_card.person", "as it was signed; it goes with its card"),
            Map.entry("card.repointing.person_after", "the list of card moves itself"),
            Map.entry("card.repointing.person_before", "the list of card moves itself"),
            Map.entry("chart.list_lock.patient", "held within one transaction, says nothing"),
            Map.entry("demo.resident.person", "who played whom when the demo began"),
            Map.entry("person.history.person_id", "what was written then"),
            Map.entry("person.merge.keep", "the merge itself"),
            Map.entry("person.merge.merged", "the merge itself"),
            Map.entry("person.pair.a", "what was compared"),
            Map.entry("person.pair.b", "what was compared"),
            Map.entry("person.person.survivor_id", "the redirect itself"),
            Map.entry("person.recent.person_id", "whom a desk had before it lately; shown as she is now"),
            Map.entry("person.relation.other_id", "of the row of a relative, which goes back with it"),
            Map.entry("person.similar.a", "twins are never merged"),
            Map.entry("person.similar.b", "twins are never merged"),
            Map.entry("record.history.pid", "facts stay, every reader asks for all her ids (REC-6)"),
            Map.entry("record.resource.pid", "facts stay, every reader asks for all her ids (REC-6)"));

    private static final String PERSON_COLUMNS = """
            select n.nspname || '.' || c.relname || '.' || a.attname
            from pg_attribute a
            join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
            join pg_namespace n on n.oid = c.relnamespace and n.nspname not in ('pg_catalog', 'information_schema')
            where a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype
                and (a.attname ~ '(^|_)(person|patient|citizen|resident|holder|mother|child|pid)(_|$)'
                    or exists (select 1 from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid
                        and f.confrelid = 'person.person'::regclass and f.conkey[1] = a.attnum))
            order by 1
            """;

    /** One row of each module for one person; what is random comes from the outside. */
    private static final List<String> ROWS = List.of(
            """
            insert into access.care_relation (patient, facility, basis, source, valid_from, valid_until)
            select :person, facility, 'TOKEN', case when :coin then :fixed else :id end, now(), now() + interval '1 day'
            from access.unit order by id limit 1 on conflict do nothing
            """,
            """
            insert into access.break_glass (id, patient, user_id, user_name, role, facility, reason, explanation, opened_at, closes_at)
            values (:id, :person, :fixed, 'Dr Joseph Lakra', 'EMERGENCY_DOCTOR', :fixed, 'CARD_ONLY', '', now(), now() + interval '1 hour')
            """,
            "insert into billing.account values (:id, :id, :person, :fixed, 'OPEN', now())",
            """
            insert into card.card (id, serial, person, health_id, kind, form, state, issued_on, emergency_code)
            select :id, :number, id, health_id, 'PERMANENT', 'LARGE', 'REQUESTED', current_date, false
            from person.person where id = :person
            """,
            "insert into card.consent (id, person, wording, classes, given_at, recorded_by) values (:id, :person, 'w', '{ALLERGIES}', now(), :fixed)",
            """
            update card.card c set state = 'ACTIVE'
            where c.id = (select id from card.card where person = :person and state = 'REQUESTED' order by id limit 1)
                and not exists (select 1 from card.card where person = :person and state = 'ACTIVE')
            """,
            """
            insert into card.link (id, person, address_hash, sealed, tries_left, made_at, ends_at, made_by)
            values (:id, :person, decode(md5(:id::text), 'hex'), 'x', 3, now(), now() + interval '1 hour', :fixed)
            """,
            "insert into chart.draft values (:id, :person, :id, :fixed, '{}', 1, now())",
            "insert into emergency.reading (id, person, reader, facility, proof, read_at) values (:id, :person, :fixed, :fixed, 'SEARCHED', now())",
            """
            insert into pharmacy.prescription (id, number, person_id, visit_id, facility_id, place_id, prescriber_id, prescriber_name,
                signed_at, visit_notes) values (:id, 'P' || :number, :person, :id, :fixed, :fixed, :fixed, 'Dr Ananya Sen', now(), '{}')
            """,
            """
            insert into pharmacy.dispense (id, prescription_id, person_id, facility_id, store_id, command_id, status, dispenser_id,
                dispenser_name, handed_over_at)
            select :id, p.id, :person, :fixed, :fixed, :id, 'HANDED_OVER', :fixed, 'Imran Qureshi', now()
            from pharmacy.prescription p where p.person_id = :person limit 1
            """,
            """
            insert into portal.challenge (id, subject, person, code_hash, network, borrowed, created_at, expires_at)
            values (:id, :fixed, :person, 'x', 'local', false, now(), now() + interval '5 minutes')
            """,
            """
            insert into privacy.question (id, person, facility, seq, words, asked_at, due_at)
            values (:id, :person, :fixed, abs(hashtextextended(cast(:id as text), 0)), 'Who was this?', now(), now() + interval '7 days')
            """,
            """
            insert into scheduling.visit (id, facility_id, person_id, visit_on)
            values (:id, :fixed, :person, date '2030-01-01' + (:number % 3)::integer) on conflict do nothing
            """,
            """
            insert into scheduling.token (id, queue_id, service_on, prefix, number, person_id, class, bonus_minutes, issued_at,
                reference_at, effective_at, state, recalls, skips, served_seconds, changed_at)
            select :id, queue_id, service_on, 'Z', :number % 2000000000, :person, 'NONE', 0, now(), now(), now(), 'LEFT', 0, 0, 0, now()
            from scheduling.queue_day where service_on = '2030-01-01' limit 1
            """,
            """
            insert into person.death (id, person_id, died_on, source, informant, status_before, recorded_by, recorded_by_name,
                recorded_at, withdrawn_by, withdrawn_at, withdrawn_why)
            values (:id, :person, current_date, 'RELATIVE', 'Ram', 'SELF_DECLARED', :fixed, 'Usha Rawat', now(), :fixed, now(), 'Error')
            """,
            """
            insert into person.unknown (id, person_id, facility, came_on, letter, name, age_group, brought_by, bringer, found_at,
                marks, belongings, police_memo, words, registered_at)
            select :id, :person, id, '2030-01-01', 1 + :number % 2000000000, 'Unknown', 'NOT_KNOWN', 'POLICE', '', '', '', '', '', '{}', now()
            from access.unit order by id limit 1
            """,
            """
            insert into person.confidence (id, person_id, kind, why, marked_by, marked_by_name, marked_at)
            values (:id, :person, case when :coin then 'VIP' else 'WITNESS' end, 'Order', :fixed, 'Usha Rawat', now())
            """,
            """
            insert into person.home_visit (id, person_id, visited_on, visitor, place, met, seen, recorded_by, recorded_by_name, recorded_at)
            values (:id, :person, current_date, 'ASHA Meena', 'At home', 'SELF', '', :fixed, 'Rekha Negi', now())
            """,
            """
            with home as (insert into person.household (id, kind, begun_by, begun_by_name, begun_at)
                values (:id, case when :coin then 'DWELLING' else 'RATION_CARD' end, :fixed, 'Rekha Negi', now()) returning id, kind)
            insert into person.household_member (id, household, kind, person_id, head, since, by_name)
            select id, id, kind, :person, true, now(), 'Rekha Negi' from home on conflict do nothing
            """,
            """
            insert into person.birth (id, person_id, facility, born_on, born_at, birth_order, of, grams, recorded_by, recorded_by_name,
                recorded_at) select :id, :person, id, current_date, '04:10', 1, 1, 2900, :fixed, 'Sunita Rawat', now()
            from access.unit order by id limit 1
            """,
            """
            insert into person.identifier (id, person_id, system, value, status, since)
            values (:id, :person, 'urn:test', 'T' || (:number % 5), 'STATED', now())
            """,
            """
            insert into person.relation (id, person_id, kind, name, since)
            values (:id, :person, case when :coin then 'FATHER' else 'HUSBAND' end, 'Ram ' || (:number % 7), now())
            """,
            """
            insert into person.address (id, person_id, kind, locality, since)
            select :id, :person, 'HOME', 'Narela ' || (:number % 7), now()
            where not exists (select 1 from person.address where person_id = :person and until is null)
            """);

    private final Registered registered;
    private final Registry registry;
    private final Merges merges;
    private final MergeSql sql;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Actor usha = Registered.staff("Usha Rawat", Role.IDENTITY_OFFICER, "LNH");
    private final Actor harish = Registered.staff("Harish Chandra", Role.IDENTITY_OFFICER, "GTB");

    MergePropertyTest(
            Registered registered,
            Registry registry,
            Merges merges,
            MergeSql sql,
            TransactionOperations transactions,
            JdbcClient jdbc) {
        this.registered = registered;
        this.registry = registry;
        this.merges = merges;
        this.sql = sql;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void any_sequence_of_merges_and_unmerges_restores_every_row(long seed) {
        var random = new Random(seed);
        var people = people(random);
        var before = dump(people);
        var total = rows(before);
        var standing = new ArrayList<MergeId>();
        for (int step = 0; step < 12; step++) {
            if (standing.isEmpty() || random.nextInt(3) > 0) {
                merge(people, random).ifPresent(standing::add);
            } else {
                undoOne(standing, random);
            }
            assertThat(rows(dump(people)))
                    .as("no row of another module is lost")
                    .containsAllEntriesOf(total);
            assertNothingLeft(people.stream()
                    .filter(person -> !registry.fetch(person).id().equals(person))
                    .toList());
        }
        while (!standing.isEmpty()) {
            undoOne(standing, random);
        }
        assertThat(dump(people)).isEqualTo(before);
        people.forEach(person -> assertThat(registry.fetch(person).id()).isEqualTo(person));
    }

    @Test
    void every_table_that_names_a_person_moves_with_a_merge_or_says_why_not() {
        var moving = TABLES.entrySet().stream().map(table -> table.getKey() + "." + table.getValue());
        var known = Stream.concat(moving, EXCUSED.keySet().stream()).collect(Collectors.toCollection(TreeSet::new));
        known.remove("person.person.id");
        assertThat(jdbc.sql(PERSON_COLUMNS).query(String.class).list())
                .as("a new table with a person in it needs its MergePart and a line here")
                .containsExactlyElementsOf(known);
    }

    private void assertNothingLeft(List<PersonId> merged) {
        dump(merged).forEach((table, rows) -> {
            if ((!table.startsWith("person.") || OWN.contains(table)) && !STAY_TOO.contains(table)) {
                assertThat(rows)
                        .as("rows left under merged numbers in " + table)
                        .isEmpty();
            }
        });
    }

    private List<PersonId> people(Random random) {
        queueDay();
        return IntStream.range(0, 6)
                .mapToObj(n -> {
                    var family = random.nextBoolean() ? "Tirkey" : "Kujur";
                    var person = registered.person(
                            "Q" + (char) ('a' + n) + Long.toString(random.nextLong(1, 900_000), 26),
                            family,
                            20 + n,
                            "98991" + (10000 + random.nextInt(80_000)));
                    for (int many = 0; many < 20; many++) {
                        row(ROWS.get(random.nextInt(ROWS.size())), person, random);
                    }
                    registered.phone(person, "98992" + (10000 + random.nextInt(3)));
                    return person;
                })
                .toList();
    }

    private void queueDay() {
        jdbc.sql("""
                insert into scheduling.queue_day (queue_id, service_on) select id, '2030-01-01' from scheduling.queue order by id limit 1
                on conflict do nothing
                """).update();
    }

    private void row(String statement, PersonId person, Random random) {
        jdbc.sql(statement)
                .param("id", UUID.randomUUID())
                .param("person", person.value())
                .param("fixed", new UUID(7, 7))
                .param("coin", random.nextBoolean())
                .param("number", random.nextLong(1, Long.MAX_VALUE / 4))
                .update();
    }

    private java.util.Optional<MergeId> merge(List<PersonId> people, Random random) {
        var living = people.stream()
                .filter(person -> registry.fetch(person).id().equals(person))
                .collect(Collectors.toCollection(ArrayList::new));
        if (living.size() < 2) {
            return java.util.Optional.empty();
        }
        java.util.Collections.shuffle(living, random);
        var taken = java.util.Arrays.stream(Choice.values())
                .filter(_ -> random.nextBoolean())
                .collect(Collectors.toSet());
        var id = merges.prepare(new Merges.Wish(living.get(0), living.get(1), Set.copyOf(taken), "Papers seen"), usha);
        if (!sql.find(id).orElseThrow().seconds().isEmpty()) {
            merges.approve(id, harish);
        }
        merges.complete(id, usha);
        return java.util.Optional.of(id);
    }

    /** One of those after which nothing was merged into or with the survivor. */
    private void undoOne(List<MergeId> standing, Random random) {
        var open = standing.stream().filter(id -> sql.later(id).isEmpty()).toList();
        var id = open.get(random.nextInt(open.size()));
        merges.undo(id, "Papers of another", usha);
        standing.remove(id);
    }

    private Map<String, List<String>> dump(List<PersonId> people) {
        var ids = people.stream().map(PersonId::value).toArray(UUID[]::new);
        return Objects.requireNonNull(transactions.execute(_ -> {
            jdbc.sql("select set_config('TimeZone', 'UTC', true)").query().listOfRows();
            var dump = new LinkedHashMap<String, List<String>>();
            TABLES.forEach((table, column) -> dump.put(
                    table,
                    jdbc.sql("select to_jsonb(t)::text as row from " + table + " t where " + column
                                    + " = any(:ids) order by row")
                            .param("ids", ids)
                            .query(String.class)
                            .list()));
            return dump;
        }));
    }

    private static Map<String, Integer> rows(Map<String, List<String>> dump) {
        return dump.entrySet().stream()
                .filter(table -> !table.getKey().startsWith("person."))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, table -> table.getValue().size()));
    }
}
