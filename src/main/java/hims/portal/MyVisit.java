package hims.portal;

import hims.access.UnitId;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.record.StoredResource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A visit of hers, from its Encounter.
 *
 * @param kind code of the class: AMB, EMER, IMP, VR, HH
 * @param facility null when not stated
 * @param until null while it lasts
 */
record MyVisit(
        ResourceKey key,
        String kind,
        @Nullable UnitId facility,
        String facilityName,
        String department,
        Instant from,
        @Nullable Instant until) {
    private static final Set<String> NEVER_WAS = Set.of("planned", "cancelled", "entered-in-error");

    /** Empty for a visit that did not take place. */
    static Optional<MyVisit> read(StoredResource stored) {
        var json = stored.parse();
        var from = moment(json.path("period").path("start").asString(""));
        if (NEVER_WAS.contains(json.path("status").asString("")) || from.isEmpty()) {
            return Optional.empty();
        }
        var provider = json.path("serviceProvider");
        var facility = ResourceKey.find(provider.path("reference").asString(""))
                .filter(key -> key.type() == ResourceType.ORGANIZATION)
                .map(key -> new UnitId(key.id().value()));
        return Optional.of(new MyVisit(
                stored.key(),
                json.path("class").path("code").asString(""),
                facility.orElse(null),
                provider.path("display").asString(""),
                json.path("serviceType").path("text").asString(""),
                from.get(),
                moment(json.path("period").path("end").asString("")).orElse(null)));
    }

    private static Optional<Instant> moment(String fhir) {
        try {
            return fhir.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            fhir.contains("T")
                                    ? OffsetDateTime.parse(fhir).toInstant()
                                    : LocalDate.parse(fhir)
                                            .atStartOfDay(OwnPhone.CITY)
                                            .toInstant());
        } catch (DateTimeParseException ofAnotherPrecision) {
            return Optional.empty(); // only a year or a month: nothing to put on a time line of days
        }
    }
}
