/**
 * What acts are worth and who bears it; free care is valued too.
 * Owns tariffs, accounts of visits, and charges, which are reversed and never edited.
 * Calls the base, record, person, scheduling.
 * Announces nothing yet.
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
            "person",
            "scheduling"
        })
@NullMarked
package hims.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
