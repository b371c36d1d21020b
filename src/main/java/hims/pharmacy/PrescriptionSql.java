package hims.pharmacy;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.access.UserId;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.platform.Row;
import hims.platform.Rows;
import hims.scheduling.VisitId;
import hims.terminology.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class PrescriptionSql {
    static final String NEXT_NUMBER = """
            select nextval('pharmacy.prescription_number')
            """;

    static final String INSERT = """
            insert into pharmacy.prescription
                (id, number, person_id, visit_id, encounter_id, facility_id, place_id, prescriber_id, prescriber_name, signed_at, visit_notes)
            values (:id, :number, :patient, :visit, :encounter, :facility, :place, :prescriber, :prescriberName, :signedAt,
                    :notes::jsonb)
            """;

    static final String INSERT_LINE = """
            insert into pharmacy.prescription_line
                (id, prescription_id, line_no, request_id, medicine_code, dose, route, frequency, days, instructions,
                 indication, note, ordered, dispensed, returned, status, valid_until, version)
            values (:id, :prescription, :number, :request, :medicine, :dose, :route, :frequency, :days,
                    :instructions, :indication, :note, :ordered, :dispensed, :returned, :status, :validUntil,
                    :version)
            """;

    static final String INSERT_OVERRIDE = """
            insert into pharmacy.check_override
                (id, line_id, rule, level, reason, note, author_id, author, written_at)
            values (:id, :line, :rule, :level, :reason, :note, :authorId, :author, :writtenAt)
            """;

    static final String FIND = """
            select id, number, person_id as patient, visit_id as visit, encounter_id as encounter,
                   facility_id as facility, place_id as place, prescriber_id as prescriber, prescriber_name, signed_at, visit_notes::text as notes
            from pharmacy.prescription where id = :id
            """;

    static final String ID_OF_NUMBER = """
            select id as value from pharmacy.prescription where number = :number
            """;

    static final String OF_PATIENT = """
            select id as value from pharmacy.prescription where person_id = :patient and signed_at >= :since
            order by signed_at desc, id limit 50
            """;

    static final String LINES = """
            select id, prescription_id as prescription, line_no as number, request_id as request, medicine_code as medicine,
                   dose, route, frequency, days, instructions, indication, note, ordered, dispensed, returned,
                   status, valid_until, version
            from pharmacy.prescription_line where prescription_id = :prescription order by line_no limit 50
            """;

    static final String OVERRIDES = """
            select o.line_id as line, o.rule, o.level, o.reason, o.note, o.author, o.written_at
            from pharmacy.check_override o join pharmacy.prescription_line l on l.id = o.line_id
            where l.prescription_id = :prescription order by o.written_at, o.id limit 500
            """;

    static final String OF_REQUESTS = """
            select id, prescription_id as prescription, line_no as number, request_id as request, medicine_code as medicine,
                   dose, route, frequency, days, instructions, indication, note, ordered, dispensed, returned,
                   status, valid_until, version
            from pharmacy.prescription_line where request_id = any(:requests) order by request_id limit 200
            """;

    /** The heart of PHARM-3: whoever fills a line anywhere in the city takes from the same remainder. */
    static final String FILL = """
            update pharmacy.prescription_line
            set dispensed = dispensed + :quantity, version = version + 1,
                status = case when dispensed + :quantity = ordered then 'COMPLETED' else 'PARTIAL' end
            where id = :line and prescription_id = :prescription and version = :seen and status in ('ACTIVE', 'PARTIAL')
              and valid_until >= :today and dispensed + :quantity <= ordered
            """;

    static final String WAITING = """
            select p.id as value
            from pharmacy.prescription p
            where p.facility_id = :facility and p.signed_at >= :since
              and exists (select 1 from pharmacy.prescription_line l
                          where l.prescription_id = p.id and l.status in ('ACTIVE', 'PARTIAL'))
            order by p.signed_at desc, p.id limit :most
            """;

    static final String TURN = """
            update pharmacy.prescription_line set status = :next, version = version + 1
            where id = :line and version = :seen
            """;

    static final String REMEMBER = """
            insert into pharmacy.line_change (id, line_id, from_status, to_status, reason, changed_by, changed_at)
            values (:id, :line, :from, :to, :reason, :by, :at)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PrescriptionSql(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Head(
            PrescriptionId id,
            String number,
            PersonId patient,
            VisitId visit,
            @Nullable UUID encounter,
            UnitId facility,
            UnitId place,
            UserId prescriber,
            String prescriberName,
            Instant signedAt,
            String notes) {

        Prescription with(List<PrescriptionLine> lines, VisitNotes read) {
            return new Prescription(
                    id,
                    number,
                    patient,
                    visit,
                    encounter,
                    facility,
                    place,
                    prescriber,
                    prescriberName,
                    signedAt,
                    read,
                    lines);
        }
    }

    /** An override as it was written. */
    record Written(
            LineId line,
            String rule,
            Level level,
            OverrideReason reason,
            String note,
            String author,
            Instant writtenAt) {}

    record NewOverride(
            UUID id,
            LineId line,
            String rule,
            Level level,
            OverrideReason reason,
            String note,
            UserId authorId,
            String author,
            Instant writtenAt) {}

    record Fill(PrescriptionId prescription, LineId line, int seen, long quantity, LocalDate today) {}

    long nextNumber() {
        return Rows.one(jdbc.sql(NEXT_NUMBER).query(Long.class));
    }

    void insert(Prescription prescription) {
        jdbc.sql(INSERT)
                .paramSource(Row.of(prescription).and("notes", json.writeValueAsString(prescription.notes())))
                .update();
    }

    void insert(PrescriptionLine line) {
        jdbc.sql(INSERT_LINE).paramSource(Row.of(line)).update();
    }

    void insert(NewOverride written) {
        jdbc.sql(INSERT_OVERRIDE).paramSource(Row.of(written)).update();
    }

    Optional<Prescription> find(PrescriptionId id) {
        return jdbc.sql(FIND)
                .paramSource(Row.with("id", id))
                .query(Head.class)
                .optional()
                .map(head -> head.with(lines(id), json.readValue(head.notes(), VisitNotes.class)));
    }

    /** @throws Rejected UNKNOWN_PRESCRIPTION */
    Prescription fetch(PrescriptionId id) {
        return find(id).orElseThrow(() -> new Rejected(PharmacyProblem.UNKNOWN_PRESCRIPTION));
    }

    Optional<PrescriptionId> idOfNumber(String number) {
        return jdbc.sql(ID_OF_NUMBER)
                .param("number", number)
                .query(PrescriptionId.class)
                .optional();
    }

    List<PrescriptionId> ofPatient(PersonId patient, Instant since) {
        return Rows.list(jdbc.sql(OF_PATIENT)
                .paramSource(Row.with("patient", patient, "since", since))
                .query(PrescriptionId.class));
    }

    List<PrescriptionLine> lines(PrescriptionId prescription) {
        return Rows.list(jdbc.sql(LINES)
                .paramSource(Row.with("prescription", prescription))
                .query(PrescriptionLine.class));
    }

    /** Lines by the ids that the record knows them by. */
    List<PrescriptionLine> ofRequests(Collection<UUID> requests) {
        return Rows.list(jdbc.sql(OF_REQUESTS)
                .paramSource(Row.with("requests", requests))
                .query(PrescriptionLine.class));
    }

    List<Written> overrides(PrescriptionId prescription) {
        return Rows.list(jdbc.sql(OVERRIDES)
                .paramSource(Row.with("prescription", prescription))
                .query(Written.class));
    }

    boolean fill(Fill fill) {
        return jdbc.sql(FILL).paramSource(Row.of(fill)).update() == 1;
    }

    /** Signed at this facility and not filled yet, the newest first. */
    List<PrescriptionId> waiting(UnitId facility, Instant since, int most) {
        return Rows.list(jdbc.sql(WAITING)
                .paramSource(Row.with("facility", facility, "since", since, "most", most))
                .query(PrescriptionId.class));
    }

    boolean turn(PrescriptionLine line, LineStatus next) {
        return jdbc.sql(TURN)
                        .paramSource(Row.with("line", line.id(), "seen", line.version(), "next", next))
                        .update()
                == 1;
    }

    void remember(PrescriptionLine line, LineStatus next, String reason, Actor by, Instant at) {
        jdbc.sql(REMEMBER)
                .paramSource(Row.with(
                        "id",
                        Ids.next(),
                        "line",
                        line.id(),
                        "from",
                        line.status(),
                        "to",
                        next,
                        "reason",
                        reason,
                        "by",
                        by.user(),
                        "at",
                        at))
                .update();
    }
}
