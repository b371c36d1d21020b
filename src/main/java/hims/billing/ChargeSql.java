package hims.billing;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.access.UserId;
import hims.platform.Ids;
import hims.platform.Money;
import hims.platform.Row;
import hims.platform.Rows;
import hims.scheduling.VisitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ChargeSql {
    /** The first act of a visit opens its account; every later one finds it. */
    static final String OPEN_ACCOUNT = """
            insert into billing.account (id, visit_id, person_id, facility_id, status, opened_at)
            values (:id, :visit, :patient, :facility, 'OPEN', :openedAt)
            on conflict on constraint account_visit_unique do nothing
            """;

    static final String ACCOUNT = """
            select id, status in ('OPEN', 'INTERIM', 'ADDENDUM') as open from billing.account where visit_id = :visit
            """;

    static final String TARIFF = """
            select id, basis, price_paise as price, patient_percent, scheme_percent
            from billing.tariff
            where service = :service and facility_class = 'ANY' and patient_class = 'ANY' and bed_class = 'ANY'
              and payer = 'STATE' and valid @> :day::date
            order by order_no limit 1
            """;

    static final String INSERT = """
            insert into billing.charge
                (id, account_id, facility_id, kind, service, source_id, quantity, gross_paise, patient_paise, scheme_paise,
                 state_paise, tariff_id, reverses_id, reason, actor_id, acted_at, posted_at)
            values (:id, :account, :facility, :kind, :service, :source, :quantity, :gross, :patient, :scheme,
                    :state, :tariff, :reverses, :reason, :actor, :actedAt, :postedAt)
            """;

    static final String OF_SOURCE = """
            select id, account_id as account, facility_id as facility, kind, service, source_id as source, quantity,
                   gross_paise as gross, patient_paise as patient, scheme_paise as scheme, state_paise as state,
                   tariff_id as tariff, reverses_id as reverses, reason, actor_id as actor, acted_at, posted_at
            from billing.charge where source_id = :source and kind = 'POSTED'
            """;

    static final String OF_VISIT = """
            select c.id, c.kind, c.service, c.source_id as source, c.quantity, c.gross_paise as gross,
                   c.patient_paise as patient, c.scheme_paise as scheme, c.state_paise as state, c.tariff_missing,
                   c.reverses_id as reverses, c.acted_at
            from billing.charge c join billing.account a on a.id = c.account_id
            where a.visit_id = :visit order by c.posted_at, c.id limit 5000
            """;

    private final JdbcClient jdbc;

    ChargeSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Account(UUID id, boolean open) {}

    record ChargeRow(
            ChargeId id,
            UUID account,
            UnitId facility,
            Charge.Kind kind,
            String service,
            UUID source,
            long quantity,
            Money gross,
            Money patient,
            Money scheme,
            Money state,
            @Nullable UUID tariff,
            @Nullable ChargeId reverses,
            @Nullable String reason,
            UserId actor,
            Instant actedAt,
            Instant postedAt) {

        Split split() {
            return new Split(gross, patient, scheme, state);
        }
    }

    Account account(VisitId visit, PersonId patient, UnitId facility, Instant now) {
        jdbc.sql(OPEN_ACCOUNT)
                .paramSource(Row.with(
                        "id", Ids.next(), "visit", visit, "patient", patient, "facility", facility, "openedAt", now))
                .update();
        return Rows.one(jdbc.sql(ACCOUNT).paramSource(Row.with("visit", visit)).query(Account.class));
    }

    Optional<Tariff> tariff(String service, LocalDate day) {
        return jdbc.sql(TARIFF)
                .paramSource(Row.with("service", service, "day", day))
                .query(Tariff.class)
                .optional();
    }

    void insert(ChargeRow charge) {
        jdbc.sql(INSERT).paramSource(Row.of(charge)).update();
    }

    Optional<ChargeRow> ofSource(UUID source) {
        return jdbc.sql(OF_SOURCE)
                .param("source", source)
                .query(ChargeRow.class)
                .optional();
    }

    List<Charge> ofVisit(VisitId visit) {
        return Rows.list(
                jdbc.sql(OF_VISIT).paramSource(Row.with("visit", visit)).query(Charge.class));
    }
}
