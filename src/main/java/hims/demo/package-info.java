/**
 * The demo city: invented residents with two years of care, staff for each role, stock, and queues that move by themselves.
 * Exists in demo mode only, on loopback, and fills the city through the use cases of the other modules.
 * Calls all modules; owns the list of its finished parts. Nobody calls it.
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
            "emergency",
            "clinic",
            "portal"
        })
@NullMarked
package hims.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
