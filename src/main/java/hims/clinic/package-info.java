/**
 * The OPD: nurse's desk, consultation, prescribing, closing of a visit.
 * Owns the visit from the first call on.
 * Calls the base, record, person, scheduling, supply, billing, card, pharmacy, chart, emergency.
 * Announces nothing: the queue tells that a token is done, the pharmacy that a prescription is signed.
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
            "card",
            "pharmacy",
            "chart",
            "emergency"
        })
@NullMarked
package hims.clinic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
