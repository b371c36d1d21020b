package hims.person;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The registry's further rows of a person, which go with a merge as they are: deaths told of her, what was seen of her while nobody knew her, her birth,
 * the households she belonged to.
 */
@Repository
class OwnRowsSql extends MergeRowsSql {
    private static final String COUNT_DEATH = "select count(*) from person.death where person_id = :person";

    private static final String MOVE_DEATH =
            "update person.death set person_id = :to where person_id = :from returning id::text";

    private static final String PUT_DEATH = """
            update person.death set person_id = :to where person_id = :from and id = any(:rows::text[]::uuid[])
            """;

    private static final String SINCE_DEATH = """
            select id::text as row, recorded_at as at from person.death where person_id = :person and recorded_at >= :moment
            order by recorded_at desc, id limit 100
            """;

    private static final String COUNT_UNKNOWN = "select count(*) from person.unknown where person_id = :person";

    private static final String MOVE_UNKNOWN =
            "update person.unknown set person_id = :to where person_id = :from returning id::text";

    private static final String PUT_UNKNOWN = """
            update person.unknown set person_id = :to where person_id = :from and id = any(:rows::text[]::uuid[])
            """;

    private static final String COUNT_BIRTH = "select count(*) from person.birth where person_id = :person";

    private static final String MOVE_BIRTH =
            "update person.birth set person_id = :to where person_id = :from returning id::text";

    private static final String PUT_BIRTH = """
            update person.birth set person_id = :to where person_id = :from and id = any(:rows::text[]::uuid[])
            """;

    private static final String COUNT_HOUSEHOLD =
            "select count(*) from person.household_member where person_id = :person";

    /** Nobody has two dwellings: where both have one the survivor's stands, and the other stays with the merged number. */
    private static final String MOVE_HOUSEHOLD = """
            update person.household_member m set person_id = :to
            where m.person_id = :from and (m.until is not null or not exists (select 1 from person.household_member mine
                where mine.person_id = :to and mine.kind = m.kind and mine.until is null))
            returning id::text
            """;

    private static final String PUT_HOUSEHOLD = """
            update person.household_member set person_id = :to where person_id = :from and id = any(:rows::text[]::uuid[])
            """;

    private static final String SINCE_HOUSEHOLD = """
            select id::text as row, since as at from person.household_member where person_id = :person and since >= :moment
            order by since desc, id limit 100
            """;

    private static final String COUNT_CONFIDENCE = "select count(*) from person.confidence where person_id = :person";

    private static final String MOVE_CONFIDENCE =
            "update person.confidence set person_id = :to where person_id = :from returning id::text";

    private static final String PUT_CONFIDENCE = """
            update person.confidence set person_id = :to where person_id = :from and id = any(:rows::text[]::uuid[])
            """;

    private static final String SINCE_CONFIDENCE = """
            select id::text as row, marked_at as at from person.confidence where person_id = :person and marked_at >= :moment
            order by marked_at desc, id limit 100
            """;

    private static final String COUNT_VISIT = "select count(*) from person.home_visit where person_id = :person";

    private static final String MOVE_VISIT =
            "update person.home_visit set person_id = :to where person_id = :from returning id::text";

    private static final String PUT_VISIT = """
            update person.home_visit set person_id = :to where person_id = :from and id = any(:rows::text[]::uuid[])
            """;

    private static final String SINCE_VISIT = """
            select id::text as row, recorded_at as at from person.home_visit where person_id = :person and recorded_at >= :moment
            order by recorded_at desc, id limit 100
            """;

    OwnRowsSql(JdbcClient jdbc) {
        super(
                jdbc,
                "person",
                List.of(
                        new Table("death", COUNT_DEATH, MOVE_DEATH, PUT_DEATH, SINCE_DEATH),
                        new Table("unknown", COUNT_UNKNOWN, MOVE_UNKNOWN, PUT_UNKNOWN, ""),
                        new Table("birth", COUNT_BIRTH, MOVE_BIRTH, PUT_BIRTH, ""),
                        new Table("household", COUNT_HOUSEHOLD, MOVE_HOUSEHOLD, PUT_HOUSEHOLD, SINCE_HOUSEHOLD),
                        new Table("confidence", COUNT_CONFIDENCE, MOVE_CONFIDENCE, PUT_CONFIDENCE, SINCE_CONFIDENCE),
                        new Table("home-visit", COUNT_VISIT, MOVE_VISIT, PUT_VISIT, SINCE_VISIT)));
    }
}
