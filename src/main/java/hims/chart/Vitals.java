package hims.chart;

import static hims.access.Permission.VITALS_RECORD;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.audit.Action;
import hims.person.Registry;
import hims.platform.Commands;
import hims.record.ClinicalRecord;
import hims.record.Draft;
import hims.record.EncounterFact;
import hims.record.ObservationFact.Part;
import hims.record.ObservationFact.Value;
import hims.record.ObservationFact.Value.Amount;
import hims.record.Occasion;
import hims.record.ResourceKey;
import hims.record.VitalsFact;
import hims.record.VitalsFact.Reading;
import hims.scheduling.VisitId;
import hims.terminology.VitalRange.Band;
import hims.terminology.VitalRanges;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Vital signs, written to the record with their interpretation for age and sex (CLIN-6, CLIN-7). */
@Service
public class Vitals {
    private static final String ROUTE = "chart.vitals";
    private static final String ARRIVED = EncounterFact.Status.ARRIVED.code();

    private final Registry registry;
    private final Access access;
    private final ClinicalRecord record;
    private final VitalRanges ranges;
    private final VitalsSql sql;
    private final Commands commands;

    Vitals(
            Registry registry,
            Access access,
            ClinicalRecord record,
            VitalRanges ranges,
            VitalsSql sql,
            Commands commands) {
        this.registry = registry;
        this.access = access;
        this.record = record;
        this.ranges = ranges;
        this.sql = sql;
        this.commands = commands;
    }

    /** @param encounter of the visit in which they were taken */
    public record Take(
            PersonId patient, VisitId visit, ResourceKey encounter, Body body, Measured measured, Instant at) {}

    /** When the vitals of a visit were last taken, and whether one of them needs a doctor at once (CLIN-8). */
    public record Taken(Instant at, boolean critical) {}

    /**
     * @param key of the submission: sent twice, written once
     * @return whether a sign needs a doctor at once
     */
    public boolean take(Take cmd, Actor by, String key) {
        var said = cmd.visit() + " " + cmd.measured();
        var hash = Commands.hash(said.getBytes(StandardCharsets.UTF_8));
        return Boolean.parseBoolean(
                commands.once(key, by.user().value(), ROUTE, hash, () -> String.valueOf(takeOnce(cmd, by))));
    }

    /** Of these visits, those whose vitals were taken. */
    @Transactional(readOnly = true)
    public Map<VisitId, Taken> taken(Collection<VisitId> visits, Actor by) {
        access.require(by, VITALS_RECORD);
        return sql.taken(visits);
    }

    private boolean takeOnce(Take cmd, Actor by) {
        access.requireCare(
                by,
                VITALS_RECORD,
                cmd.patient(),
                Action.CREATE,
                "vitals",
                cmd.encounter().reference());
        record.createAll(facts(cmd, by), by);
        record.amend(registry.everyId(cmd.patient()), cmd.encounter(), by, triaged(cmd.at()));
        var critical = isCritical(cmd);
        sql.took(cmd.visit(), new Taken(cmd.at(), critical));
        return critical;
    }

    /** A visit that somebody serves already, or that has ended, stays as it is. */
    private static UnaryOperator<ObjectNode> triaged(Instant at) {
        return visit -> visit.path("status").asString("").equals(ARRIVED)
                ? EncounterFact.moved(EncounterFact.Status.TRIAGED, at).apply(visit)
                : visit;
    }

    private boolean isCritical(Take cmd) {
        return cmd.measured().values().entrySet().stream()
                .flatMap(entry -> band(entry.getKey(), entry.getValue(), cmd.body()).stream())
                .anyMatch(band -> band.critical() || band == Band.IMPOSSIBLE);
    }

    private List<Draft> facts(Take cmd, Actor by) {
        var readings = new ArrayList<Reading>();
        cmd.measured().values().forEach((sign, value) -> {
            if (sign != Sign.SYSTOLIC && sign != Sign.DIASTOLIC) {
                readings.add(Reading.of(sign.coding(), amount(sign, value))
                        .interpreted(word(sign.loinc(), value, cmd.body())));
            }
        });
        pressure(cmd).ifPresent(readings::add);
        massIndex(cmd).ifPresent(readings::add);
        var occasion = new Occasion(cmd.patient(), cmd.encounter(), cmd.at(), by);
        return new VitalsFact(occasion, readings).drafts();
    }

    private static Optional<Reading> pressure(Measured measured, String interpretation) {
        return measured.of(Sign.SYSTOLIC)
                .flatMap(high -> measured.of(Sign.DIASTOLIC)
                        .map(low -> Reading.of(
                                        Sign.PRESSURE,
                                        new Value.Parts(List.of(
                                                new Part(Sign.SYSTOLIC.coding(), amount(Sign.SYSTOLIC, high)),
                                                new Part(Sign.DIASTOLIC.coding(), amount(Sign.DIASTOLIC, low)))))
                                .interpreted(interpretation)));
    }

    private Optional<Reading> pressure(Take cmd) {
        var words = List.of(Sign.SYSTOLIC, Sign.DIASTOLIC).stream()
                .flatMap(sign -> cmd.measured().of(sign).map(value -> word(sign.loinc(), value, cmd.body())).stream())
                .toList();
        return pressure(cmd.measured(), worst(words));
    }

    /** Of a child it stands as it is: what is normal changes with every month, and no growth table is installed. */
    private Optional<Reading> massIndex(Take cmd) {
        var code = Sign.BODY_MASS_INDEX;
        return cmd.measured()
                .bodyMassIndex()
                .map(index -> Reading.of(code, new Amount(index, "kg/m²", "kg/m2"))
                        .interpreted(cmd.body().child() ? "" : word(code.code(), index, cmd.body())));
    }

    private static Amount amount(Sign sign, BigDecimal value) {
        return new Amount(value, sign.unit(), sign.ucum());
    }

    /** Of several interpretations the one that matters most. */
    private static String worst(List<String> words) {
        return List.of("HH", "LL", "H", "L", "N").stream()
                .filter(words::contains)
                .findFirst()
                .orElse("");
    }

    private Optional<Band> band(Sign sign, BigDecimal value, Body body) {
        return body.band(sign.loinc(), value, ranges);
    }

    /** The code of HL7's ObservationInterpretation. */
    private String word(String loinc, BigDecimal value, Body body) {
        return body.band(loinc, value, ranges)
                .map(band -> switch (band) {
                    case CRITICAL_LOW -> "LL";
                    case LOW -> "L";
                    case NORMAL -> "N";
                    case HIGH -> "H";
                    case CRITICAL_HIGH -> "HH";
                    case IMPOSSIBLE -> beyond(loinc, value, body);
                })
                .orElse("");
    }

    /** Beyond what is seen at this age, and measured twice: beyond critical, on whichever side it lies. */
    private String beyond(String loinc, BigDecimal value, Body body) {
        return body.range(loinc, ranges)
                .map(range -> range.impossibleLow())
                .filter(low -> value.compareTo(low) < 0)
                .map(low -> "LL")
                .orElse("HH");
    }
}
