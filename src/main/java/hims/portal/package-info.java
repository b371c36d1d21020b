/**
 * The citizen's app: card, record in plain words, who looked, sign-in by card and code.
 * Owns citizen accounts and their devices.
 * Calls the base and every module of care below.
 * Announces citizens enrolled.
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
            "clinic"
        })
@NullMarked
package hims.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
