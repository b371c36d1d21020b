package hims.person;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The registry's further rows of a person, which go with a merge as they are: deaths told of her, what was seen of her while nobody knew her, her birth. */
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

    OwnRowsSql(JdbcClient jdbc) {
        super(
                jdbc,
                "person",
                List.of(
                        new Table("death", COUNT_DEATH, MOVE_DEATH, PUT_DEATH, SINCE_DEATH),
                        new Table("unknown", COUNT_UNKNOWN, MOVE_UNKNOWN, PUT_UNKNOWN, ""),
                        new Table("birth", COUNT_BIRTH, MOVE_BIRTH, PUT_BIRTH, "")));
    }
}
