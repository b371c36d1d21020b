package hims.access;

import hims.access.Staff.Member;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who works where today. */
@Repository
class StaffSql {
    private static final String POSTED = """
            select p.id as posting, a.id as user, a.name, p.role, p.facility, p.place
            from access.posting p
            join access.user_account a on a.id = p.user_id and a.state = 'ACTIVE'
            where p.valid_from <= :day and (p.valid_until is null or p.valid_until > :day)
            order by a.name, a.id, p.id limit 5000
            """;

    private static final String POSTED_ONE = """
            select p.id as posting, a.id as user, a.name, p.role, p.facility, p.place
            from access.posting p
            join access.user_account a on a.id = p.user_id and a.state = 'ACTIVE'
            where (a.login = :login or a.id = :user)
                and p.valid_from <= :day and (p.valid_until is null or p.valid_until > :day)
            order by p.valid_from, p.id limit 50
            """;

    private static final String NAME =
            "update access.user_account set person = :person where id = :user and person is null";

    private final JdbcClient jdbc;

    StaffSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Member> posted(String login, LocalDate day) {
        return posted(login, null, day);
    }

    List<Member> posted(UserId user, LocalDate day) {
        return posted(null, user, day);
    }

    private List<Member> posted(@Nullable String login, @Nullable UserId user, LocalDate day) {
        return Rows.list(jdbc.sql(POSTED_ONE)
                .paramSource(Row.with("login", login, "user", user, "day", day))
                .query(Member.class));
    }

    /** @return false when it was said before */
    boolean name(UserId user, PersonId person) {
        return jdbc.sql(NAME)
                        .paramSource(Row.with("user", user, "person", person))
                        .update()
                == 1;
    }

    List<Member> posted(LocalDate day) {
        return Rows.list(jdbc.sql(POSTED).paramSource(Row.with("day", day)).query(Member.class));
    }
}
