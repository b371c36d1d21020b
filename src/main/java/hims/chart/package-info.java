/**
 * Notes, vitals, problems, allergies and the order basket: the workspace of every care module.
 * Owns drafts and who has been measured; the facts go to the record.
 * Calls the base, record, person, scheduling, supply, billing, pharmacy.
 * Announces nothing.
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
            "billing",
            "pharmacy"
        })
@NullMarked
package hims.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
