package hims.record;

import hims.access.OpenTo;
import hims.access.PersonId;
import hims.record.Timeline.Cursor;
import hims.record.Timeline.Entry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * The typed read side, for modules that have checked authority and audit themselves (safety checks, the citizen's own pages,
 * cards); they say what may be seen by a {@link Clearance}. Staff read through {@link RecordReader}.
 */
@Service
@OpenTo("modules that have checked the reader, and say what she is cleared for")
@Transactional(readOnly = true)
public class RecordViews {
    private static final int OBSERVATIONS = 300;
    private static final Map<ResourceType, Integer> SUMMARY = new EnumMap<>(Map.of(
            ResourceType.ALLERGY_INTOLERANCE, 200,
            ResourceType.CONDITION, 300,
            ResourceType.MEDICATION_REQUEST, 200,
            ResourceType.MEDICATION_STATEMENT, 100,
            ResourceType.OBSERVATION, OBSERVATIONS,
            ResourceType.DEVICE, 50,
            ResourceType.DEVICE_USE_STATEMENT, 50,
            ResourceType.FLAG, 50,
            ResourceType.ENCOUNTER, 20));
    private static final List<String> NEVER_TOO_OLD =
            List.of(FhirCodes.BLOOD_GROUP, FhirCodes.PREGNANCY_STATUS, FhirCodes.DELIVERY_DATE, FhirCodes.WEIGHT);
    private static final Set<String> MEASURED = Set.of("code", "valueQuantity", "interpretation", "component");

    private final ViewSql sql;
    private final SearchParameters parameters;
    private final Clock clock;

    RecordViews(ViewSql sql, SearchParameters parameters, Clock clock) {
        this.sql = sql;
        this.parameters = parameters;
        this.clock = clock;
    }

    public PatientSummary summary(PersonSet people, Clearance clearance) {
        var builder = new SummaryBuilder(clock.instant());
        var newest = merged(people, person -> sql.newest(person, SUMMARY, clearance));
        builder.add(newest);
        if (newest.stream()
                        .filter(fact -> fact.type() == ResourceType.OBSERVATION)
                        .count()
                >= OBSERVATIONS) {
            builder.add(merged(people, person -> sql.byToken(person, neverTooOld(person), OBSERVATIONS, clearance)));
        }
        return builder.build();
    }

    /** Somebody with very many observations: these few are looked for among all of them. */
    private static List<Long> neverTooOld(PersonId person) {
        return NEVER_TOO_OLD.stream()
                .map(code -> Token.of(person, ResourceType.OBSERVATION, "code", Coding.LOINC + "|" + code))
                .toList();
    }

    /** What somebody with this clearance saw at that moment (REC-4). */
    public PatientSummary summary(PersonSet people, Clearance clearance, Instant asOf) {
        return new SummaryBuilder(asOf)
                .add(merged(people, person -> sql.asOf(person, SUMMARY.keySet(), asOf, clearance)))
                .build();
    }

    /** A page of these types; {@code from} is where the page before said that this one begins. */
    public Timeline timeline(
            PersonSet people, Collection<ResourceType> types, Optional<Cursor> from, int size, Clearance clearance) {
        var start = from.orElse(Cursor.START);
        var facts = merged(people, person -> sql.page(person, types, start, size + 1, clearance));
        var shown = facts.stream().limit(size).toList();
        return new Timeline(
                shown.stream().map(EntryReader::read).toList(),
                facts.size() > size ? Optional.of(cursor(shown.getLast())) : Optional.empty());
    }

    /** What was recorded in one visit, newest first. */
    public List<Entry> visit(PersonSet people, ResourceKey encounter, Clearance clearance) {
        var tokens = parameters.ofVisit(encounter);
        return merged(people, person -> sql.byToken(person, tokens, 500, clearance)).stream()
                .map(EntryReader::read)
                .filter(entry -> encounter.equals(entry.encounter()))
                .toList();
    }

    /** Measurements of one code, also as a part of others (systolic of a blood pressure). */
    public Trend trend(PersonSet people, Coding code, int most, Clearance clearance) {
        var points = merged(people, person -> sql.byToken(person, measurements(person, code), most, clearance)).stream()
                .limit(most)
                .flatMap(fact -> point(fact, code).stream())
                .toList();
        return new Trend(code, points);
    }

    /** All current facts of these types as they are served, grouped by type, newest first. */
    public List<StoredResource> facts(PersonSet people, Collection<ResourceType> types, Clearance clearance) {
        return people.all().stream()
                .flatMap(person -> sql.all(person, types, clearance).stream())
                .toList();
    }

    private static List<Long> measurements(PersonId person, Coding code) {
        var value = code.system() + "|" + code.code();
        return List.of(
                Token.of(person, ResourceType.OBSERVATION, "code", value),
                Token.of(person, ResourceType.OBSERVATION, "component.code", value));
    }

    private static Optional<Trend.Point> point(Fact fact, Coding code) {
        var json = fact.slice(MEASURED);
        var interpretation = Fact.code(json.path("interpretation").path(0));
        if (Concept.read(json.path("code")).has(code.system(), code.code())) {
            return point(fact, json.path("valueQuantity"), interpretation);
        }
        for (var component : json.path("component")) {
            if (Concept.read(component.path("code")).has(code.system(), code.code())) {
                return point(fact, component.path("valueQuantity"), interpretation);
            }
        }
        return Optional.empty();
    }

    private static Optional<Trend.Point> point(Fact fact, JsonNode quantity, String interpretation) {
        if (!quantity.has("value")) {
            return Optional.empty();
        }
        BigDecimal value = VitalsBuilder.number(quantity);
        return Optional.of(
                new Trend.Point(fact.key(), fact.from(), value, VitalsBuilder.unit(quantity), interpretation));
    }

    /** One statement for each id of the person; the results as if they had been one, newest first. */
    private static List<Fact> merged(PersonSet people, Function<PersonId, List<Fact>> read) {
        return people.all().stream()
                .flatMap(person -> read.apply(person).stream())
                .sorted(Fact.NEWEST_FIRST)
                .toList();
    }

    private static Cursor cursor(Fact last) {
        return new Cursor(last.from(), last.key().id().value());
    }
}
