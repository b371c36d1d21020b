/**
 * Casualty: arrival, triage, bays, emergency view, medico-legal cases.
 * Owns emergency visits and their places.
 * Calls the base, record, person, scheduling, supply, billing, card, pharmacy, chart.
 * Announces arrivals and dispositions.
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
            "chart"
        })
@NullMarked
package hims.emergency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
