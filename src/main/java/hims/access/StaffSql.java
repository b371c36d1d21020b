package hims.access;

import hims.access.Staff.Member;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.LocalDate;
import java.util.List;
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

    private final JdbcClient jdbc;

    StaffSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Member> posted(LocalDate day) {
        return Rows.list(jdbc.sql(POSTED).paramSource(Row.with("day", day)).query(Member.class));
    }
}
