/**
 * The FHIR R4 API: routes, machine clients, and the resources that other modules own, rendered.
 * Owns clients and their tokens; every fact it serves is the record's, the registry's or the city's.
 * Calls the base and record, person, scheduling, card.
 * Announces nothing; subscribers follow the change feed.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: *",
            "audit",
            "access",
            "org",
            "terminology",
            "notify",
            "record",
            "record :: *",
            "person",
            "scheduling",
            "card"
        })
@NullMarked
package hims.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
