package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a desk keeps for a day: its searches, half-filled forms, and the last people it opened. */
@Repository
class DeskSql {
    private static final String ASK = """
            insert into person.inquiry (id, user_id, session, facility, typed, filters, asked_at)
            values (:id, :user, :session, :facility, :typed, :filters::jsonb, :now)
            """;

    private static final String ASKED = """
            select typed, filters, shown, shown_at from person.inquiry
            where id = :id and user_id = :user and session = :session
            """;

    private static final String ASKED_BEFORE = """
            select typed, filters, shown, shown_at from person.inquiry
            where id = :id and user_id = :user and asked_at > :since
            """;

    private static final String SHOWN =
            "update person.inquiry set shown = :shown::jsonb, shown_at = :now where id = :id";

    private static final String ASKED_SINCE = """
            select count(*) from person.inquiry where user_id = :user and asked_at > :since
            """;

    private static final String KEEP = """
            insert into person.draft (id, user_id, place, fields, kept_at) values (:id, :user, :place, :fields, :now)
            on conflict on constraint one_draft_a_desk do update set fields = excluded.fields, kept_at = excluded.kept_at
            """;

    private static final String KEPT = """
            select fields, kept_at from person.draft where user_id = :user and place = :place and kept_at > :since
            """;

    private static final String DROP = "delete from person.draft where user_id = :user and place = :place";

    private static final String OPENED = """
            insert into person.recent (place, person_id, at) values (:place, :person, :now)
            on conflict (place, person_id) do update set at = excluded.at
            """;

    private static final String LAST_OPENED =
            "select person_id from person.recent where place = :place and at > :since order by at desc limit :most";

    private static final String FORGET_INQUIRIES = "delete from person.inquiry where asked_at < :before";
    private static final String FORGET_DRAFTS = "delete from person.draft where kept_at < :before";
    private static final String FORGET_RECENT = "delete from person.recent where at < :before";

    private final JdbcClient jdbc;

    DeskSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param filters as JSON
     * @param shown what the search found when it was last shown, as JSON; null when it has not been
     */
    record Asked(
            String typed,
            String filters,
            @Nullable String shown,
            @Nullable Instant shownAt) {}

    record Kept(String fields, Instant keptAt) {}

    void ask(InquiryId id, Actor by, String typed, String filters, Instant now) {
        jdbc.sql(ASK)
                .paramSource(Row.with("id", id, "user", by.user(), "session", by.session(), "now", now)
                        .and("facility", by.facility())
                        .and("typed", typed)
                        .and("filters", filters))
                .update();
    }

    /** Only the one who asked, in the session she asked in. */
    Optional<Asked> asked(InquiryId id, Actor by) {
        return jdbc.sql(ASKED)
                .paramSource(Row.with("id", id, "user", by.user(), "session", by.session()))
                .query(Asked.class)
                .optional();
    }

    /** What the same user asked, perhaps before she signed in again. */
    Optional<Asked> askedBefore(InquiryId id, Actor by, Instant since) {
        return jdbc.sql(ASKED_BEFORE)
                .paramSource(Row.with("id", id, "user", by.user(), "since", since))
                .query(Asked.class)
                .optional();
    }

    void shown(InquiryId id, String shown, Instant now) {
        jdbc.sql(SHOWN)
                .paramSource(Row.with("id", id, "shown", shown, "now", now))
                .update();
    }

    int askedSince(Actor by, Instant since) {
        return Rows.one(jdbc.sql(ASKED_SINCE)
                .paramSource(Row.with("user", by.user(), "since", since))
                .query(Integer.class));
    }

    void keep(UUID id, Actor by, UnitId place, String sealed, Instant now) {
        jdbc.sql(KEEP)
                .paramSource(Row.with("id", id, "user", by.user(), "place", place, "fields", sealed, "now", now))
                .update();
    }

    Optional<Kept> kept(Actor by, UnitId place, Instant since) {
        return jdbc.sql(KEPT)
                .paramSource(Row.with("user", by.user(), "place", place, "since", since))
                .query(Kept.class)
                .optional();
    }

    void drop(Actor by, UnitId place) {
        jdbc.sql(DROP).paramSource(Row.with("user", by.user(), "place", place)).update();
    }

    void opened(UnitId place, PersonId person, Instant now) {
        jdbc.sql(OPENED)
                .paramSource(Row.with("place", place, "person", person, "now", now))
                .update();
    }

    List<PersonId> lastOpened(UnitId place, Instant since, int most) {
        return Rows.list(jdbc.sql(LAST_OPENED)
                        .paramSource(Row.with("place", place, "since", since, "most", most))
                        .query(UUID.class))
                .stream()
                .map(PersonId::new)
                .toList();
    }

    void forget(Instant before) {
        for (String statement : List.of(FORGET_INQUIRIES, FORGET_DRAFTS, FORGET_RECENT)) {
            jdbc.sql(statement).paramSource(Row.with("before", before)).update();
        }
    }
}
