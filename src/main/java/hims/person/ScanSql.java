package hims.person;

import hims.access.PersonId;
import hims.person.names.Normaliser;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the nightly scans read, and how far they have come. */
@Repository
class ScanSql {
    private static final String NEXT_IDENTIFIERS = """
            select id from person.identifier where (:after::uuid is null or id > :after)
            and status in ('STATED', 'SEEN', 'VERIFIED') order by id limit :most
            """;

    private static final String SHARED = """
            select distinct least(p.id, q.id) as one, greatest(p.id, q.id) as other
            from person.identifier i
            join person.identifier j on j.value = i.value and j.system = i.system and j.person_id <> i.person_id
                and j.status in ('STATED', 'SEEN', 'VERIFIED')
            join person.person mine on mine.id = i.person_id
            join person.person theirs on theirs.id = j.person_id
            join person.person p on p.id = coalesce(mine.survivor_id, mine.id)
            join person.person q on q.id = coalesce(theirs.survivor_id, theirs.id)
            where i.id = any(:ids) and p.id <> q.id
            order by one, other limit 1000
            """;

    private static final String NEXT_PEOPLE = """
            select s.person_id as id from person.search s join person.person p on p.id = s.person_id
            where s.key_version = :version and (:after::uuid is null or s.person_id > :after) and p.survivor_id is null
            order by s.person_id limit :most
            """;

    private static final String POSITION = "select position from person.scan where name = :name for update";

    private static final String BEGIN = """
            insert into person.scan (name, position, round, compared, opened, moved_at) values (:name, null, 1, 0, 0, :now)
            on conflict (name) do nothing
            """;

    private static final String ADVANCE = """
            update person.scan set position = :position::uuid, round = round + case when :position::uuid is null then 1 else 0 end,
                compared = compared + :compared, opened = opened + :opened, moved_at = :now
            where name = :name
            """;

    private final JdbcClient jdbc;

    ScanSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Shared(UUID one, UUID other) {}

    /** Locks the scan, so that two machines do not make the same steps. */
    Optional<UUID> position(String name, Instant now) {
        jdbc.sql(BEGIN).paramSource(Row.with("name", name, "now", now)).update();
        return jdbc.sql(POSITION)
                .param("name", name)
                .query((row, _) -> Optional.ofNullable(Rows.uuid(row, "position")))
                .optional()
                .flatMap(position -> position);
    }

    /** @param position null when the scan has been through */
    void advance(String name, @Nullable UUID position, int compared, int opened, Instant now) {
        jdbc.sql(ADVANCE)
                .paramSource(Row.with("name", name, "position", position, "now", now)
                        .and("compared", compared)
                        .and("opened", opened))
                .update();
    }

    List<UUID> nextIdentifiers(@Nullable UUID after, int most) {
        return Rows.list(jdbc.sql(NEXT_IDENTIFIERS)
                .paramSource(Row.with("after", after, "most", most))
                .query(UUID.class));
    }

    List<Shared> shared(List<UUID> identifiers) {
        return Rows.list(jdbc.sql(SHARED)
                .param("ids", identifiers.toArray(UUID[]::new))
                .query((row, _) -> new Shared(
                        Objects.requireNonNull(Rows.uuid(row, "one")),
                        Objects.requireNonNull(Rows.uuid(row, "other")))));
    }

    List<PersonId> nextPeople(@Nullable UUID after, int most) {
        return Rows.list(jdbc.sql(NEXT_PEOPLE)
                        .paramSource(Row.with("version", Normaliser.VERSION, "after", after, "most", most))
                        .query(UUID.class))
                .stream()
                .map(PersonId::new)
                .toList();
    }
}
