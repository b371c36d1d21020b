package hims.person;

import hims.access.PersonId;
import hims.access.Survivors;
import hims.platform.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Merged numbers. Facts that bear one are open to whoever may see the survivor's: {@code access} asks here. */
@Repository
class RedirectSql implements Survivors {
    private static final String SURVIVORS = """
            select id, survivor_id from person.person where id = any(:ids) and survivor_id is not null
            """;

    private final JdbcClient jdbc;

    RedirectSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Redirect(PersonId merged, PersonId survivor) {}

    @Override
    public Optional<PersonId> of(PersonId any) {
        return Optional.ofNullable(survivors(List.of(any)).get(any));
    }

    /** Of those who were merged, into whom. */
    Map<PersonId, PersonId> survivors(Collection<PersonId> ids) {
        return Rows.list(jdbc.sql(SURVIVORS)
                        .param("ids", ids.stream().map(PersonId::value).toArray(UUID[]::new))
                        .query((row, _) -> new Redirect(
                                new PersonId(Objects.requireNonNull(Rows.uuid(row, "id"))),
                                new PersonId(Objects.requireNonNull(Rows.uuid(row, "survivor_id"))))))
                .stream()
                .collect(Collectors.toMap(Redirect::merged, Redirect::survivor));
    }
}
