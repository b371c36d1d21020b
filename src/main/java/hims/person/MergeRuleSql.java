package hims.person;

import hims.access.PersonId;
import hims.platform.Row;
import hims.platform.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the registry itself knows against a merge. */
@Repository
class MergeRuleSql {
    private static final String RELATED = """
            select exists (select 1 from person.relation
                where person_id = :one and other_id = :other or person_id = :other and other_id = :one)
            """;

    private static final String CONTRADICT = """
            select exists (select 1 from person.identifier a
                join person.identifier b on b.system = a.system and b.value <> a.value
                where a.person_id = :one and b.person_id = :other and a.status = 'VERIFIED' and b.status = 'VERIFIED'
                    and not person.is_shared_number(a.system))
            """;

    private final JdbcClient jdbc;

    MergeRuleSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Mother and child, husband and wife: one is on record as the other's relative. */
    boolean related(PersonId one, PersonId other) {
        return ask(RELATED, one, other);
    }

    /** Two verified numbers of one kind. */
    boolean identifiersContradict(PersonId one, PersonId other) {
        return ask(CONTRADICT, one, other);
    }

    private boolean ask(String statement, PersonId one, PersonId other) {
        return Rows.one(jdbc.sql(statement)
                .paramSource(Row.with("one", one, "other", other))
                .query(Boolean.class));
    }
}
