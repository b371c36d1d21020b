package hims.pharmacy;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.access.UserId;
import hims.pharmacy.Dispensed.Owed;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DispenseSql {
    static final String INSERT = """
            insert into pharmacy.dispense
                (id, prescription_id, person_id, facility_id, store_id, command_id, status, dispenser_id, dispenser_name,
                 handed_over_at)
            values (:id, :prescription, :patient, :facility, :store, :command, 'HANDED_OVER', :dispenser, :dispenserName,
                    :handedOverAt)
            """;

    static final String INSERT_LINE = """
            insert into pharmacy.dispense_line (id, dispense_id, line_id, record_id, quantity)
            values (:id, :dispense, :line, :recordId, :quantity)
            """;

    static final String FIND = """
            select id, prescription_id as prescription, person_id as patient, facility_id as facility, store_id as store,
                   command_id as command, dispenser_id as dispenser, dispenser_name, handed_over_at
            from pharmacy.dispense where id = :id
            """;

    static final String OF_PRESCRIPTION = """
            select id, prescription_id as prescription, person_id as patient, facility_id as facility, store_id as store,
                   command_id as command, dispenser_id as dispenser, dispenser_name, handed_over_at
            from pharmacy.dispense where prescription_id = :prescription order by handed_over_at desc, id limit 50
            """;

    static final String LINES = """
            select id, dispense_id as dispense, line_id as line, record_id, quantity
            from pharmacy.dispense_line where dispense_id = :dispense order by id limit 50
            """;

    static final String OWE = """
            insert into pharmacy.owed (id, line_id, store_id, quantity, reason, collect_by, status, owed_at)
            values (:id, :line, :store, :quantity, :reason, :collectBy, 'OPEN', :owedAt)
            """;

    /** Whatever was owed on the line is settled by this visit: collected, or owed anew. */
    static final String SETTLE_OWED = """
            update pharmacy.owed set status = 'COLLECTED', closed_at = :now where line_id = :line and status = 'OPEN'
            """;

    static final String OWED = """
            select line_id as line, quantity, reason, collect_by
            from pharmacy.owed where line_id = any(:lines) and status = 'OPEN' order by line_id limit 50
            """;

    private static final String OPEN_DEBTS = """
            select o.id from pharmacy.owed o
            join pharmacy.prescription_line l on l.id = o.line_id
            join pharmacy.prescription p on p.id = l.prescription_id
            where p.person_id = :person and o.status = 'OPEN'
            """;

    static final String DEBTS = """
            select o.id, o.store_id as store, o.collect_by, p.person_id as patient
            from pharmacy.owed o
            join pharmacy.prescription_line l on l.id = o.line_id
            join pharmacy.prescription p on p.id = l.prescription_id
            where o.store_id = :store and o.status = 'OPEN' and o.reason = 'SHORT_STOCK' and o.collect_by >= :today
              and l.medicine_code = :medicine and l.status in ('ACTIVE', 'PARTIAL')
            order by o.owed_at, o.id limit 500
            """;

    private final JdbcClient jdbc;

    DispenseSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Head(
            DispenseId id,
            PrescriptionId prescription,
            PersonId patient,
            UnitId facility,
            UnitId store,
            UUID command,
            UserId dispenser,
            String dispenserName,
            Instant handedOverAt) {}

    record Line(UUID id, DispenseId dispense, LineId line, UUID recordId, long quantity) {}

    record NewOwed(
            UUID id,
            LineId line,
            UnitId store,
            long quantity,
            OwedReason reason,
            LocalDate collectBy,
            Instant owedAt) {}

    void insert(Head head) {
        jdbc.sql(INSERT).paramSource(Row.of(head)).update();
    }

    void insert(Line line) {
        jdbc.sql(INSERT_LINE).paramSource(Row.of(line)).update();
    }

    Optional<Head> find(DispenseId id) {
        return jdbc.sql(FIND).paramSource(Row.with("id", id)).query(Head.class).optional();
    }

    List<Head> ofPrescription(PrescriptionId prescription) {
        return Rows.list(jdbc.sql(OF_PRESCRIPTION)
                .paramSource(Row.with("prescription", prescription))
                .query(Head.class));
    }

    List<Line> lines(DispenseId dispense) {
        return Rows.list(
                jdbc.sql(LINES).paramSource(Row.with("dispense", dispense)).query(Line.class));
    }

    void owe(NewOwed owed) {
        jdbc.sql(OWE).paramSource(Row.of(owed)).update();
    }

    void settleOwed(LineId line, Instant now) {
        jdbc.sql(SETTLE_OWED).paramSource(Row.with("line", line, "now", now)).update();
    }

    List<Owed> owed(List<LineId> lines) {
        return Rows.list(jdbc.sql(OWED).paramSource(Row.with("lines", lines)).query(Owed.class));
    }

    record Debt(UUID id, UnitId store, LocalDate collectBy, PersonId patient) {}

    /** What a store owes of a medicine because it had run out, the oldest first. */
    List<Debt> debts(UnitId store, String medicine, LocalDate today) {
        return Rows.list(jdbc.sql(DEBTS)
                .paramSource(Row.with("store", store, "medicine", medicine, "today", today))
                .query(Debt.class));
    }

    /** What anybody owes her. */
    List<UUID> openDebts(PersonId person) {
        return Rows.list(
                jdbc.sql(OPEN_DEBTS).paramSource(Row.with("person", person)).query(UUID.class));
    }
}
