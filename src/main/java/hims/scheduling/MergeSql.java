package hims.scheduling;

import hims.access.PersonId;
import hims.person.MergeRowsSql;
import hims.person.Stake;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Visits and tokens, when a person's record is merged with another. One visit a day and hospital: where both had one, hers stays. */
@Repository
class MergeSql extends MergeRowsSql {
    private static final String COUNT_VISIT = "select count(*) from scheduling.visit where person_id = :person";

    private static final String MOVE_VISIT = """
            update scheduling.visit t set person_id = :to where t.person_id = :from
            and not exists (select 1 from scheduling.visit o
                where o.person_id = :to and o.facility_id = t.facility_id and o.visit_on = t.visit_on)
            returning t.id::text
            """;

    private static final String PUT_VISIT = """
            update scheduling.visit set person_id = :to where person_id = :from and id = any(:rows::text[]::uuid[])
            """;

    private static final String SINCE_VISIT = """
            select id::text as row, opened_at as at from scheduling.visit where person_id = :person and opened_at >= :moment
            order by opened_at desc, id limit 100
            """;

    private static final String COUNT_TOKEN = "select count(*) from scheduling.token where person_id = :person";

    private static final String MOVE_TOKEN =
            "update scheduling.token set person_id = :to where person_id = :from returning id::text";

    private static final String PUT_TOKEN = """
            update scheduling.token set person_id = :to where person_id = :from and id = any(:rows::text[]::uuid[])
            """;

    private static final String SINCE_TOKEN = """
            select id::text as row, issued_at as at from scheduling.token where person_id = :person and issued_at >= :moment
            order by issued_at desc, id limit 100
            """;

    private static final String ACTIVE_TWICE = """
            select exists (select 1 from scheduling.token a
                join scheduling.token b on b.queue_id = a.queue_id and b.service_on = a.service_on
                where a.person_id = :keep and b.person_id = :merged
                    and a.state in ('WAITING', 'CALLED', 'IN_SERVICE', 'SKIPPED', 'PARKED')
                    and b.state in ('WAITING', 'CALLED', 'IN_SERVICE', 'SKIPPED', 'PARKED'))
            """;

    private static final String IN_CARE = """
            select distinct person_id from scheduling.token
            where person_id = any(:people) and service_on = :today
                and state in ('WAITING', 'CALLED', 'IN_SERVICE', 'SKIPPED', 'PARKED')
            """;

    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private final JdbcClient jdbc;
    private final Clock clock;

    MergeSql(JdbcClient jdbc, Clock clock) {
        super(
                jdbc,
                "scheduling",
                List.of(
                        new Table("visit", COUNT_VISIT, MOVE_VISIT, PUT_VISIT, SINCE_VISIT),
                        new Table("token", COUNT_TOKEN, MOVE_TOKEN, PUT_TOKEN, SINCE_TOKEN)));
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One person has one place in a queue: one of the two must end first. */
    @Override
    public List<String> refusals(PersonId keep, PersonId merged) {
        boolean twice = Rows.one(jdbc.sql(ACTIVE_TWICE)
                .paramSource(Row.with("keep", keep, "merged", merged))
                .query(Boolean.class));
        return twice ? List.of("scheduling.merge.refused.both-wait") : List.of();
    }

    @Override
    public Map<PersonId, Set<Stake>> stakes(Collection<PersonId> people) {
        return Rows.list(jdbc.sql(IN_CARE)
                        .paramSource(Row.with("people", people, "today", LocalDate.now(clock.withZone(CITY))))
                        .query(UUID.class))
                .stream()
                .collect(Collectors.toMap(PersonId::new, _ -> Set.of(Stake.IN_CARE_TODAY)));
    }
}
