package hims.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LockedSql {
    private static final String COUNT = "select count(*) from access.user_account where locked_until > now()";

    private final JdbcClient jdbc;

    LockedSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }
}
