package hims.pharmacy;

import hims.person.MergeRowsSql;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Prescriptions and what was dispensed, when the patient's record is merged with another. */
@Repository
class MergeSql extends MergeRowsSql {
    private static final String COUNT_PRESCRIPTION =
            "select count(*) from pharmacy.prescription where person_id = :person";

    private static final String MOVE_PRESCRIPTION =
            "update pharmacy.prescription set person_id = :to where person_id = :from returning id::text";

    private static final String PUT_PRESCRIPTION = """
            update pharmacy.prescription set person_id = :to where person_id = :from and id = any(:rows::text[]::uuid[])
            """;

    private static final String SINCE_PRESCRIPTION = """
            select id::text as row, signed_at as at from pharmacy.prescription where person_id = :person and signed_at >= :moment
            order by signed_at desc, id limit 100
            """;

    private static final String COUNT_DISPENSE = "select count(*) from pharmacy.dispense where person_id = :person";

    private static final String MOVE_DISPENSE =
            "update pharmacy.dispense set person_id = :to where person_id = :from returning id::text";

    private static final String PUT_DISPENSE = """
            update pharmacy.dispense set person_id = :to where person_id = :from and id = any(:rows::text[]::uuid[])
            """;

    private static final String SINCE_DISPENSE = """
            select id::text as row, handed_over_at as at from pharmacy.dispense where person_id = :person and handed_over_at >= :moment
            order by handed_over_at desc, id limit 100
            """;

    MergeSql(JdbcClient jdbc) {
        super(
                jdbc,
                "pharmacy",
                List.of(
                        new Table(
                                "prescription",
                                COUNT_PRESCRIPTION,
                                MOVE_PRESCRIPTION,
                                PUT_PRESCRIPTION,
                                SINCE_PRESCRIPTION),
                        new Table("dispense", COUNT_DISPENSE, MOVE_DISPENSE, PUT_DISPENSE, SINCE_DISPENSE)));
    }
}
