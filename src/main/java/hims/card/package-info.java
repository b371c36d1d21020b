/**
 * The e-health card: serials, signed codes, keys, printing and withdrawal.
 * Owns cards and signing keys.
 * Calls the base, record, person.
 * Announces cards issued and withdrawn.
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
package hims.card;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
