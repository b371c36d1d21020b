/**
 * One queue engine for every department: tokens, queues, service points and boards (SCH).
 * Owns a person's place in a queue; opens the visit's Encounter up to {@code arrived}, which the serving module takes over.
 * Calls the base, record, person.
 * Announces {@link hims.scheduling.TokenIssued}, {@link hims.scheduling.TokenCalled}, {@link hims.scheduling.TokenDone}.
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
