package hims.emergency;

import hims.platform.ui.Medicine;
import hims.record.PatientSummary.Allergies;
import hims.record.PatientSummary.Allergy;
import hims.record.PatientSummary.BloodGroup;
import hims.record.PatientSummary.Pregnancy;
import hims.record.PatientSummary.Visit;
import hims.record.PatientSummary.Vital;
import hims.record.ResourceKey;
import hims.terminology.Safety.Emergency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can kill first: the record's summary in the order an emergency doctor needs it.
 *
 * @param problems those that change the first hours of treatment first
 * @param drugs those that kill when missed or met first
 * @param restricted facts that only break-glass shows
 */
public record EmergencyFacts(
        Allergies allergies,
        List<Problem> problems,
        List<Drug> drugs,
        List<Named> devices,
        List<Named> alerts,
        Optional<BloodGroup> blood,
        Optional<Pregnancy> pregnancy,
        Optional<Vital> weight,
        List<Visit> visits,
        Set<ResourceKey> restricted,
        Instant asOf,
        boolean allergiesContradict) {

    /** @param changesTreatment whether it changes the first hours */
    public record Problem(ResourceKey key, String name, Instant since, boolean changesTreatment) {}

    /** @param reasons why an emergency doctor must know of it; empty for the others */
    public record Drug(ResourceKey key, Medicine medicine, List<Emergency> reasons) {}

    public record Named(ResourceKey key, String name, Instant since) {}

    public boolean isRestricted(ResourceKey key) {
        return restricted.contains(key);
    }

    List<Allergy> allergyList() {
        return allergies instanceof Allergies.Listed listed ? listed.all() : List.of();
    }
}
