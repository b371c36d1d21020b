package hims.fhir;

import static hims.record.ResourceType.*;

import hims.access.Access;
import hims.access.AccessProblem;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.audit.Action;
import hims.person.Registry;
import hims.platform.Rejected;
import hims.record.ResourceType;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The rights a type asks for, and the one way this module asks {@link Access} for a write. */
@Component
class Gate {
    private static final Map<ResourceType, Permission> WRITING = Map.of(
            OBSERVATION, Permission.VITALS_RECORD,
            ALLERGY_INTOLERANCE, Permission.ALLERGY_RECORD,
            CONDITION, Permission.PROBLEM_RECORD,
            MEDICATION_REQUEST, Permission.PRESCRIBE,
            MEDICATION_DISPENSE, Permission.DISPENSE,
            PATIENT, Permission.PERSON_REGISTER);

    private final Access access;
    private final Registry registry;

    Gate(Access access, Registry registry) {
        this.access = access;
        this.registry = registry;
    }

    /** A pharmacist reads prescriptions without the rest of the record. */
    static Permission reading(ResourceType type, Actor by) {
        return switch (type) {
            case PATIENT, RELATED_PERSON, COVERAGE -> Permission.PERSON_READ;
            case MEDICATION_REQUEST, MEDICATION_DISPENSE ->
                by.may(Permission.RECORD_READ) ? Permission.RECORD_READ : Permission.PRESCRIPTION_READ;
            default -> Permission.RECORD_READ;
        };
    }

    static Permission writing(ResourceType type) {
        return WRITING.getOrDefault(type, Permission.CONSULT);
    }

    /** In the transaction of the write. A program is not told whether a patient who is not its own exists. */
    void requireCare(Caller by, ResourceType type, PersonId person, Action action, String what) {
        requireCare(by, writing(type), person, action, what);
    }

    void requireCare(Caller by, Permission right, PersonId person, Action action, String what) {
        try {
            access.requireCare(by.actor(), right, person, action, "fhir", what);
        } catch (Rejected refused) {
            if (refused.problem() == AccessProblem.NO_CARE_RELATION
                    && by.actor().role() == Role.MACHINE) {
                throw new Rejected(FhirProblem.UNKNOWN_RESOURCE);
            }
            throw refused;
        }
        if (by.actor().facility().equals(UnitId.CITY) && registry.find(person).isEmpty()) {
            throw new Rejected(FhirProblem.UNKNOWN_RESOURCE); // elsewhere the relationship says that she is there
        }
    }

    /** What is about nobody is written by those who may treat, and logged without a patient. */
    void requireImpersonal(Caller by, ResourceType type, Action action, String what) {
        access.require(by.actor(), writing(type));
        access.log(by.actor(), action, "fhir", what, null);
    }

    /** Of the role alone; the patients are asked for apart. */
    void requireRole(Caller by, ResourceType type) {
        access.require(by.actor(), writing(type));
    }

    boolean mayKnow(Caller by, PersonId person) {
        return access.hasCare(by.actor(), person);
    }
}
