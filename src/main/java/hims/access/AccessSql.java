package hims.access;

import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What decisions read: units, care relationships, emergency openings. */
@Repository
public class AccessSql {
    private static final String FACILITY_OF = "select facility from access.unit where id = :id";

    private static final String PUT_UNIT = """
            insert into access.unit (id, facility, name_en, name_hi) values (:id, :facility, :en, :hi)
            on conflict (id) do update set facility = excluded.facility, name_en = excluded.name_en, name_hi = excluded.name_hi
            """;

    private static final String FACILITIES = """
            select id, name_en, name_hi from access.unit where id = facility order by name_en limit 1000
            """;

    private static final String RELATE = """
            insert into access.care_relation (patient, facility, basis, source, valid_from, valid_until)
            values (:patient, :facility, :basis, :source, :from, :until)
            on conflict (patient, facility, basis, source)
            do update set valid_until = greatest(access.care_relation.valid_until, excluded.valid_until)
            """;

    private static final String OWN_PERSON =
            "select person from access.user_account where id = :user and person is not null";

    private static final String LAST_RELATION = """
            select basis, valid_until from access.care_relation
            where patient = :patient and facility = :facility and valid_from <= :now
            order by valid_until desc limit 1
            """;

    private static final String HAS_RELATION = """
            select exists (select 1 from access.care_relation
                where patient = :patient and facility = :facility and valid_from <= :now and valid_until > :now)
            """;

    private static final String RELATED = """
            select distinct asked.patient, asked.facility
            from unnest(:patients::uuid[], :facilities::uuid[]) as asked (patient, facility)
            where exists (select 1 from access.care_relation r
                where r.patient = asked.patient and r.facility = asked.facility and r.valid_from <= :now and r.valid_until > :now)
            """;

    private static final String GLASS_COLUMNS = """
            id, patient, user_id, user_name, role, facility, reason, explanation, opened_at, closes_at, closed_at,
                reviewed_at, verdict""";

    private static final String OPEN_GLASS = "select " + GLASS_COLUMNS + """
             from access.break_glass
            where patient = :patient and user_id = :user and closed_at is null and closes_at > :now
            order by closes_at desc limit 1
            """;

    private static final String GLASS =
            "select " + GLASS_COLUMNS + " from access.break_glass where id = :id for update";

    private static final String TO_REVIEW = "select " + GLASS_COLUMNS + """
             from access.break_glass
            where reviewed_at is null and (:facility::uuid = :city or facility = :facility)
            order by opened_at limit 500
            """;

    private static final String OF_PATIENT = "select " + GLASS_COLUMNS + """
             from access.break_glass
            where patient = :patient order by opened_at desc limit 100
            """;

    private static final String INSERT_GLASS = """
            insert into access.break_glass (id, patient, user_id, user_name, role, facility, reason, explanation, opened_at, closes_at)
            values (:id, :patient, :userId, :userName, :role, :facility, :reason, :explanation, :openedAt, :closesAt)
            """;

    private static final String CLOSE_GLASS = """
            update access.break_glass set closed_at = :now
            where id = :id and user_id = :user and closed_at is null and closes_at > :now
            """;

    private static final String REVIEW_GLASS = """
            update access.break_glass set reviewed_at = :now, reviewed_by = :user, verdict = :verdict, review_note = :note
            where id = :id and reviewed_at is null
            """;

    private final Map<UnitId, UnitId> facilities = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;

    AccessSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A unit never moves to another facility, so the answer is kept; that there is none is not. */
    Optional<UnitId> facilityOf(UnitId unit) {
        var known = Optional.ofNullable(facilities.get(unit));
        return known.isPresent() ? known : readFacility(unit);
    }

    private Optional<UnitId> readFacility(UnitId unit) {
        var facility = jdbc.sql(FACILITY_OF)
                .paramSource(Row.with("id", unit))
                .query(UUID.class)
                .optional()
                .map(UnitId::new);
        facility.ifPresent(found -> facilities.put(unit, found));
        return facility;
    }

    Optional<PersonId> ownPerson(UserId user) {
        return jdbc.sql(OWN_PERSON)
                .paramSource(Row.with("user", user))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** The relationship that lasts or lasted longest. */
    record Relation(Basis basis, Instant validUntil) {}

    Optional<Relation> lastRelation(PersonId patient, UnitId facility, Instant now) {
        return jdbc.sql(LAST_RELATION)
                .paramSource(Row.with("patient", patient, "facility", facility, "now", now))
                .query(Relation.class)
                .optional();
    }

    void putUnit(UnitId unit, UnitId facility, String english, String hindi) {
        jdbc.sql(PUT_UNIT)
                .paramSource(Row.with("id", unit, "facility", facility, "en", english, "hi", hindi))
                .update();
    }

    /** A facility to choose from. */
    public record Choice(UnitId id, String nameEn, String nameHi) {}

    List<Choice> facilities() {
        return Rows.list(jdbc.sql(FACILITIES).query(Choice.class));
    }

    void relate(PersonId patient, UnitId facility, Basis basis, UUID source, Instant from, Instant until) {
        jdbc.sql(RELATE)
                .paramSource(Row.with(
                        "patient",
                        patient,
                        "facility",
                        facility,
                        "basis",
                        basis,
                        "source",
                        source,
                        "from",
                        from,
                        "until",
                        until))
                .update();
    }

    boolean hasRelation(PersonId patient, UnitId facility, Instant now) {
        return jdbc.sql(HAS_RELATION)
                .paramSource(Row.with("patient", patient, "facility", facility, "now", now))
                .query(Boolean.class)
                .single();
    }

    /** A patient and a facility that cares for her. */
    record Related(PersonId patient, UnitId facility) {}

    Set<Related> related(List<Access.Look> looks, Instant now) {
        return Set.copyOf(Rows.list(jdbc.sql(RELATED)
                .paramSource(Row.with("now", now)
                        .and(
                                "patients",
                                looks.stream().map(Access.Look::patient).toList())
                        .and(
                                "facilities",
                                looks.stream().map(look -> look.by().facility()).toList()))
                .query((row, _) -> new Related(
                        new PersonId(row.getObject("patient", UUID.class)),
                        new UnitId(row.getObject("facility", UUID.class))))));
    }

    Optional<BreakGlass> openBreakGlass(PersonId patient, UserId user, Instant now) {
        return jdbc.sql(OPEN_GLASS)
                .paramSource(Row.with("patient", patient, "user", user, "now", now))
                .query(BreakGlass.class)
                .optional();
    }

    Optional<BreakGlass> lockBreakGlass(BreakGlassId id) {
        return jdbc.sql(GLASS)
                .paramSource(Row.with("id", id))
                .query(BreakGlass.class)
                .optional();
    }

    List<BreakGlass> toReview(UnitId facility) {
        return Rows.list(jdbc.sql(TO_REVIEW)
                .paramSource(Row.with("facility", facility, "city", UnitId.CITY))
                .query(BreakGlass.class));
    }

    List<BreakGlass> ofPatient(PersonId patient) {
        return Rows.list(
                jdbc.sql(OF_PATIENT).paramSource(Row.with("patient", patient)).query(BreakGlass.class));
    }

    void insert(BreakGlass glass) {
        jdbc.sql(INSERT_GLASS).paramSource(Row.of(glass)).update();
    }

    int close(BreakGlassId id, UserId user, Instant now) {
        return jdbc.sql(CLOSE_GLASS)
                .paramSource(Row.with("id", id, "user", user, "now", now))
                .update();
    }

    int review(BreakGlassId id, UserId user, BreakGlass.Verdict verdict, String note, Instant now) {
        return jdbc.sql(REVIEW_GLASS)
                .paramSource(Row.with("id", id, "user", user, "verdict", verdict, "note", note, "now", now))
                .update();
    }
}
