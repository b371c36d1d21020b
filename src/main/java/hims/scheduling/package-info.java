/**
 * Slots, appointments, walk-in tokens, queues and their boards.
 * Owns queues and tokens; opens the OPD visit's Encounter up to arrived.
 * Calls the base, record, person.
 * Announces tokens issued, called and finished.
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
            "person"
        })
@NullMarked
package hims.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
