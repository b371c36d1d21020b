package hims.person;

import hims.access.PersonId;
import hims.person.names.NamePart;
import hims.person.names.Normaliser;
import hims.platform.Kept;
import hims.platform.PatienceSql;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows the matcher compares, and the names of the city. */
@Repository
class SearchSql {
    private static final String PUT = """
            insert into person.search (person_id, key_version, keys, name_words, name_keys, kin_kind, kin_words, kin_keys, sex,
                birth_from, birth_to, birth_precision, phones, area, pin, house)
            values (:person, :version, :keys, :nameWords, :nameKeys, :kinKind, :kinWords, :kinKeys, :sex,
                :from, :to, :precision, :phones, :area, :pin, :house)
            on conflict (person_id, key_version) do update set keys = excluded.keys, name_words = excluded.name_words,
                name_keys = excluded.name_keys, kin_kind = excluded.kin_kind, kin_words = excluded.kin_words,
                kin_keys = excluded.kin_keys, sex = excluded.sex, birth_from = excluded.birth_from,
                birth_to = excluded.birth_to, birth_precision = excluded.birth_precision, phones = excluded.phones,
                area = excluded.area, pin = excluded.pin, house = excluded.house
            """;

    private static final String PUT_PARTS = """
            insert into person.name_part (key, code)
            select key, code from unnest(:keys::text[], :codes::text[]) as part(key, code) order by key
            on conflict (key) do nothing
            """;

    private static final String CANDIDATES = """
            with hit as materialized (
                select look.n, found.*
                from unnest(:any::text[], :also::text[]) with ordinality as look(any_keys, also_keys, n)
                cross join lateral (
                    select person_id, name_words, name_keys, kin_kind, kin_words, kin_keys, sex, birth_from, birth_to,
                        birth_precision, phones, area, pin, house
                    from person.search
                    where key_version = :version and keys && string_to_array(look.any_keys, :between)
                      and keys && string_to_array(look.also_keys, :between)
                    limit :most) as found
            )
            select distinct on (person_id) person_id, name_words, name_keys, kin_kind, kin_words, kin_keys, sex, birth_from,
                birth_to, birth_precision, phones, area, pin, house,
                exists (select from hit group by n having count(*) >= :most) as cut
            from hit
            """;

    private static final String NAMES_LIKE = """
            select typed.key as typed, like_it.key, like_it.code, like_it.people
            from (select key, public.daitch_mokotoff(key) as sounds from unnest(:keys::text[]) as key offset 0) as typed
            cross join lateral (
                select p.key, p.code, p.people from person.name_part p
                where p.key % typed.key or p.sounds && typed.sounds or p.key = typed.key
                order by p.key = typed.key desc, public.similarity(p.key, typed.key) desc, p.people desc, p.key
                limit :most) as like_it
            """;

    private static final String CENSUS = "select people from person.census order by counted_at desc limit 1";

    private static final Duration COUNTING = Duration.ofSeconds(25);

    private static final String COUNT_PEOPLE = """
            insert into person.census (people, counted_at)
            select count(*), now() from person.search where key_version = :version
            returning people
            """;

    private static final String COUNT_NAMES = """
            update person.name_part n set people = counted.people
            from (select key, round(count(*) * 100 / :share) as people
                from (select distinct person_id, key from person.search tablesample system (:share),
                        unnest(string_to_array(name_keys, ' ')) as key
                    where key_version = :version) as bearer
                group by key) as counted
            where n.key = counted.key and n.people <> counted.people
            """;

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:name, 7352))::text";

    private static final double MOST_COUNTED = 1_000_000;
    private static final String BETWEEN = "\u001f";

    private final Kept<String, List<NameLike>> alike = new Kept<>(Duration.ofMinutes(5));
    private final Kept<String, Long> counted = new Kept<>(Duration.ofMinutes(1));
    private final JdbcClient jdbc;
    private final PatienceSql patience;

    SearchSql(JdbcClient jdbc, PatienceSql patience) {
        this.jdbc = jdbc;
        this.patience = patience;
    }

    record Candidate(PersonId person, Traits traits) {}

    /** @param cut whether a look found more than it may */
    record Looked(List<Candidate> candidates, boolean cut) {}

    /** @param typed the key asked for, {@code key} one like it or itself */
    record NameLike(String typed, String key, String code, long people) {}

    void put(PersonId person, Traits traits) {
        Birth birth = traits.birth();
        jdbc.sql(PUT)
                .paramSource(Row.with(
                                "person", person,
                                "version", Normaliser.VERSION,
                                "nameWords", joined(traits.name(), NamePart::word),
                                "nameKeys", joined(traits.name(), NamePart::key),
                                "kinKind", traits.kin().kind(),
                                "kinWords", joined(traits.kin().name(), NamePart::word),
                                "kinKeys", joined(traits.kin().name(), NamePart::key))
                        .and("sex", Objects.requireNonNullElse(traits.sex(), Sex.UNKNOWN))
                        .and("from", birth == null ? null : birth.from())
                        .and("to", birth == null ? null : birth.to())
                        .and("precision", birth == null ? null : birth.precision())
                        .and("area", traits.area())
                        .and("pin", traits.pin())
                        .and("house", traits.house())
                        .and("keys", SearchKeys.of(traits).toArray(String[]::new))
                        .and("phones", traits.phones().toArray(String[]::new)))
                .update();
        learn(traits);
    }

    /** The words of a name, which belong to nobody: what names there are. */
    void learn(Traits traits) {
        List<NamePart> words = traits.name().stream()
                .filter(part -> !part.initial())
                .distinct()
                .toList();
        int unseen = jdbc.sql(PUT_PARTS)
                .param("keys", words.stream().map(NamePart::key).toArray(String[]::new))
                .param("codes", words.stream().map(NamePart::code).toArray(String[]::new))
                .update();
        if (unseen > 0) {
            alike.forget();
        }
    }

    /** All looks at once, each person once. */
    Looked candidates(List<Probe> looks, int most) {
        var cut = new AtomicBoolean();
        List<Candidate> candidates = Rows.list(jdbc.sql(CANDIDATES)
                .param("version", Normaliser.VERSION)
                .param(
                        "any",
                        looks.stream()
                                .map(look -> String.join(BETWEEN, look.any()))
                                .toArray(String[]::new))
                .param(
                        "also",
                        looks.stream()
                                .map(look -> String.join(BETWEEN, look.also()))
                                .toArray(String[]::new))
                .param("between", BETWEEN)
                .param("most", most)
                .query((row, at) -> {
                    cut.set(row.getBoolean("cut"));
                    return candidate(row);
                }));
        return new Looked(candidates, cut.get());
    }

    /**
     * For each name itself, if known, and the nearest others by spelling and by Daitch and Mokotoff's codes. Answers are kept for
     * five minutes, or until this program learns a spelling that the city has not seen before.
     */
    List<NameLike> namesLike(Collection<String> keys, int most) {
        var kept = alike.current();
        var missing = keys.stream().filter(key -> !kept.containsKey(key)).toList();
        if (!missing.isEmpty()) {
            var found = readNamesLike(missing, most).stream().collect(Collectors.groupingBy(NameLike::typed));
            missing.forEach(key -> kept.put(key, found.getOrDefault(key, List.of())));
        }
        return keys.stream()
                .flatMap(key -> kept.getOrDefault(key, List.of()).stream())
                .toList();
    }

    private List<NameLike> readNamesLike(List<String> keys, int most) {
        return Rows.list(jdbc.sql(NAMES_LIKE)
                .param("keys", keys.toArray(String[]::new))
                .param("most", most)
                .query((row, at) -> new NameLike(
                        row.getString("typed"), row.getString("key"), row.getString("code"), row.getLong("people"))));
    }

    long people() {
        return counted.current()
                .computeIfAbsent(
                        "people",
                        _ -> jdbc.sql(CENSUS).query(Long.class).optional().orElse(0L));
    }

    /** Counts who bears which name, in a large city of a million drawn by chance; run by a job at night. */
    @Transactional
    public void count() {
        patience.atMost(COUNTING);
        long people = Rows.one(
                jdbc.sql(COUNT_PEOPLE).param("version", Normaliser.VERSION).query(Long.class));
        jdbc.sql(COUNT_NAMES)
                .param("version", Normaliser.VERSION)
                .param("share", Math.min(100, 100.0 * MOST_COUNTED / Math.max(1, people)))
                .update();
        counted.forget();
        alike.forget();
    }

    /** Until the end of the transaction nobody else holds a lock of this name. */
    void lock(String name) {
        jdbc.sql(LOCK).param("name", name).query().singleRow();
    }

    private static String joined(List<NamePart> parts, Function<NamePart, String> word) {
        return parts.stream().map(word).collect(Collectors.joining(" "));
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        var kin =
                new Traits.Kin(row.getString("kin_kind"), parts(row.getString("kin_words"), row.getString("kin_keys")));
        return new Candidate(
                new PersonId(Objects.requireNonNull(Rows.uuid(row, "person_id"))),
                new Traits(
                        parts(row.getString("name_words"), row.getString("name_keys")),
                        kin,
                        Sex.valueOf(row.getString("sex")),
                        PersonSql.birth(row),
                        Set.copyOf(Rows.texts(row, "phones")),
                        row.getString("area"),
                        row.getString("pin"),
                        row.getString("house")));
    }

    private static List<NamePart> parts(String words, String keys) {
        var parts = new ArrayList<NamePart>();
        String[] word = words.split(" ", -1);
        String[] key = keys.split(" ", -1);
        for (int at = 0; !words.isEmpty() && at < word.length; at++) {
            parts.add(new NamePart(word[at], key[at]));
        }
        return parts;
    }
}
