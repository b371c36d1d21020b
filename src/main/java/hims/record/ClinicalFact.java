package hims.record;

import hims.access.PersonId;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fact in the words of care, which knows how FHIR writes it.
 * <pre>{@code
 * var at = new Occasion(sunita, visit.key(), clock.instant(), doctor);
 * record.createAll(List.of(
 *         ConditionFact.problem(at, Concept.of(new Coding(Coding.ICD10, "E11", "Type 2 diabetes"))).draft(),
 *         AllergyFact.noneKnown(at).draft()), doctor);
 * }</pre>
 */
public sealed interface ClinicalFact
        permits AllergyFact,
                ConditionFact,
                EncounterFact,
                MedicationDispenseFact,
                MedicationRequestFact,
                ObservationFact {
    PersonId person();

    ObjectNode toResource();

    default Draft draft() {
        return Draft.of(person(), toResource());
    }
}
