/**
 * Prescription lines, drug checks, worklist and dispensing.
 * Owns prescriptions and dispenses; writes both to the record.
 * Calls the base, record, person, scheduling, supply, billing.
 * Announces prescriptions written and medicines dispensed.
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
            "scheduling",
            "supply",
            "billing"
        })
@NullMarked
package hims.pharmacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
