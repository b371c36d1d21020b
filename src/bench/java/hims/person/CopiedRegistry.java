package hims.person;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.person.names.NamePart;
import hims.person.names.Normaliser;
import hims.platform.Commands;
import hims.platform.Ids;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The rows {@link Registry} writes, by COPY and without a Patient in the record: for cities of millions. One for each thread;
 * nothing is compared and nothing logged.
 */
public final class CopiedRegistry extends Registry {
    private static final long NUMBERS = 5_000_000_000L;
    /** Shares no factor with how many numbers there are, so that each comes once. */
    private static final long STRIDE = 2_654_435_761L;

    private static final String NULL = "\\N";
    private static final String PERSON =
            "person.person (id, health_id, status, sex, birth_from, birth_to, birth_precision, language, facility,"
                    + " registered_at, registered_by)";
    private static final String NAME = "person.name (id, person_id, use, given, family, native, since)";
    private static final String PHONE = "person.phone (id, person_id, number, owner, since)";
    private static final String ADDRESS =
            "person.address (id, person_id, kind, house, street, landmark, locality, district, pin, state, since)";
    private static final String RELATION = "person.relation (id, person_id, kind, name, phone, emergency, since)";
    private static final String SEARCH =
            "person.search (person_id, key_version, keys, name_words, name_keys, kin_kind, kin_words, kin_keys, sex,"
                    + " birth_from, birth_to, birth_precision, phones, area, pin, house)";

    private final Map<String, StringBuilder> rows = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();
    private final List<Traits> met = new ArrayList<>();
    private final AtomicLong people;
    private final Set<Long> taken;
    private final DataSource database;
    private final SearchSql search;
    private final Instant now;

    /**
     * @param people counts those of all threads
     * @param taken numbers drawn at a counter
     */
    public CopiedRegistry(ConfigurableApplicationContext program, AtomicLong people, Set<Long> taken) {
        super(
                program.getBean(Access.class),
                program.getBean(PersonSql.class),
                program.getBean(DeskSql.class),
                program.getBean(Finding.class),
                program.getBean(Enrolment.class),
                program.getBean(Commands.class),
                program,
                program.getBean(Clock.class));
        this.people = people;
        this.taken = taken;
        this.database = program.getBean(DataSource.class);
        this.search = program.getBean(SearchSql.class);
        this.now = program.getBean(Clock.class).instant();
        List.of(PERSON, NAME, PHONE, ADDRESS, RELATION, SEARCH).forEach(table -> rows.put(table, new StringBuilder()));
    }

    @Override
    public PersonId register(Register who, Actor by, String key) {
        var id = new PersonId(Ids.next());
        var birth = who.birth();
        add(
                PERSON,
                id,
                healthId().number(),
                birth == null ? "PROVISIONAL" : "SELF_DECLARED",
                who.sex(),
                birth == null ? null : birth.from(),
                birth == null ? null : birth.to(),
                birth == null ? null : birth.precision(),
                who.language(),
                by.facility(),
                now,
                by.user());
        var name = who.name();
        add(NAME, Ids.next(), id, "OFFICIAL", name.given(), name.family(), name.inScript(), now);
        who.phones().forEach(phone -> add(PHONE, Ids.next(), id, phone.number(), phone.owner(), now));
        address(id, who.address());
        who.relations()
                .forEach(kin ->
                        add(RELATION, Ids.next(), id, kin.kind(), kin.name(), kin.phone(), kin.emergency(), now));
        search(id, Traits.of(who));
        return id;
    }

    /** As random as drawn, and never twice. */
    private HealthId healthId() {
        while (true) {
            var n = Math.floorMod(people.incrementAndGet() * STRIDE, NUMBERS);
            var number = HealthId.ofBody(NUMBERS / 5 + n);
            if (!taken.contains(number.number())) {
                return number;
            }
        }
    }

    private void address(PersonId id, @Nullable Address at) {
        if (at != null) {
            add(
                    ADDRESS,
                    Ids.next(),
                    id,
                    at.kind(),
                    at.house(),
                    at.street(),
                    at.landmark(),
                    at.locality(),
                    at.district(),
                    at.pin(),
                    at.state(),
                    now);
        }
    }

    private void search(PersonId id, Traits who) {
        if (who.name().stream().map(part -> known.add(part.key())).reduce(false, Boolean::logicalOr)) {
            met.add(who);
        }
        var birth = who.birth();
        add(
                SEARCH,
                id,
                Normaliser.VERSION,
                array(SearchKeys.of(who)),
                words(who.name()),
                keys(who.name()),
                who.kin().kind(),
                words(who.kin().name()),
                keys(who.kin().name()),
                Objects.requireNonNullElse(who.sex(), Sex.UNKNOWN),
                birth == null ? null : birth.from(),
                birth == null ? null : birth.to(),
                birth == null ? null : birth.precision(),
                array(who.phones()),
                who.area(),
                who.pin(),
                who.house());
    }

    private static String words(List<NamePart> parts) {
        return parts.stream().map(NamePart::word).collect(Collectors.joining(" "));
    }

    private static String keys(List<NamePart> parts) {
        return parts.stream().map(NamePart::key).collect(Collectors.joining(" "));
    }

    private static String array(Collection<String> values) {
        return values.stream()
                .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void add(String table, @Nullable Object... values) {
        var row = Objects.requireNonNull(rows.get(table));
        for (var at = 0; at < values.length; at++) {
            var value = values[at];
            row.append(at == 0 ? "" : "\t")
                    .append(
                            value == null
                                    ? NULL
                                    : value.toString()
                                            .replace("\\", "\\\\")
                                            .replace("\t", " ")
                                            .replace("\n", " "));
        }
        row.append('\n');
    }

    /** Writes what was registered since the last time, in one transaction. */
    public void write() {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var quick = connection.createStatement()) {
                quick.execute("set local synchronous_commit = off; set local statement_timeout = 0;"
                        + " set local session_replication_role = replica"); // no foreign keys, one by one
            }
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : rows.entrySet()) {
                copy.copyIn(
                        "copy " + table.getKey() + " from stdin",
                        new StringReader(table.getValue().toString()));
                table.getValue().setLength(0);
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names met, so that they are known to the city, and how many bear each. */
    public void learn() {
        met.forEach(search::learn);
        met.clear();
    }

    /** What the job of the night does. */
    public void count() {
        search.count();
    }
}
