package hims.privacy;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.access.UserId;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class QuestionSql {
    private static final String ASK = """
            insert into privacy.question (id, person, facility, seq, words, asked_at, due_at)
            values (:id, :person, :facility, :seq, :words, :askedAt, :dueAt)
            on conflict (person, seq) do nothing
            """;

    private static final String OF_PERSON = """
            select id, person, facility, seq, words, asked_at, due_at, answer, answered_at from privacy.question
            where person = :person order by asked_at desc limit 100
            """;

    private static final String WAITING = """
            select id, person, facility, seq, words, asked_at, due_at, answer, answered_at from privacy.question
            where answered_at is null and (:facility::uuid = :city or facility = :facility) order by due_at limit 100
            """;

    private static final String FIND = """
            select id, person, facility, seq, words, asked_at, due_at, answer, answered_at from privacy.question where id = :id
            """;

    private static final String ANSWER = """
            update privacy.question set answer = :answer, answered_at = :now, answered_by = :user
            where id = :id and answered_at is null
            """;

    private final JdbcClient jdbc;

    QuestionSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when she has asked about this line before */
    boolean ask(Question question) {
        return jdbc.sql(ASK).paramSource(Row.of(question)).update() == 1;
    }

    List<Question> ofPerson(PersonId person) {
        return Rows.list(
                jdbc.sql(OF_PERSON).paramSource(Row.with("person", person)).query(Question.class));
    }

    List<Question> waiting(UnitId facility) {
        return Rows.list(jdbc.sql(WAITING)
                .paramSource(Row.with("facility", facility, "city", UnitId.CITY))
                .query(Question.class));
    }

    Optional<Question> find(QuestionId id) {
        return jdbc.sql(FIND)
                .paramSource(Row.with("id", id))
                .query(Question.class)
                .optional();
    }

    /** @return false when somebody was faster */
    boolean answer(QuestionId id, String answer, UserId by, Instant now) {
        return jdbc.sql(ANSWER)
                        .paramSource(Row.with("id", id, "answer", answer, "user", by, "now", now))
                        .update()
                == 1;
    }
}
