package hims.billing;

import hims.platform.Row;
import hims.platform.Rows;
import hims.platform.check.Walk;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChargeCheckSql {
    private static final String CHARGES = """
            select c.id, case
                when c.gross_paise <> c.patient_paise + c.scheme_paise + c.state_paise
                    then 'Charge ' || c.id || ' of ' || c.gross_paise || ' paise is not the sum of its shares'
                when c.kind = 'REVERSAL' and (c.account_id, c.source_id, -c.gross_paise, -c.patient_paise, -c.scheme_paise, -c.state_paise)
                        is distinct from (r.account_id, r.source_id, r.gross_paise, r.patient_paise, r.scheme_paise, r.state_paise)
                    then 'Reversal ' || c.id || ' does not undo charge ' || c.reverses_id
                end as fault
            from billing.charge c left join billing.charge r on r.id = c.reverses_id
            where c.id > :after order by c.id limit 5000
            """;

    private final JdbcClient jdbc;

    ChargeCheckSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Walk.Seen> charges(UUID after) {
        return Rows.list(jdbc.sql(CHARGES).paramSource(Row.with("after", after)).query(Walk.Seen.class));
    }
}
