package hims.record;

import hims.access.Actor;
import hims.access.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * On whom, in which visit, when and by whom a fact was found.
 *
 * @param encounter the visit; null outside one
 * @param at clinical time, not that of typing
 */
public record Occasion(PersonId person, @Nullable ResourceKey encounter, Instant at, Actor by) {

    ObjectNode practitioner() {
        return FhirJson.reference(ResourceType.PRACTITIONER, by.user().value(), by.name());
    }

    /** Under the element a type has for it: {@code encounter} or {@code context}. */
    void putEncounter(ObjectNode resource, String element) {
        if (encounter != null) {
            resource.set(element, FhirJson.reference(encounter));
        }
    }
}
