/**
 * The citizen's app: card, record in plain words, who looked, sign-in by card and code.
 * Owns the codes sent to citizens' phones.
 * Calls the base and every module of care below.
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
            "card",
            "pharmacy",
            "chart",
            "emergency",
            "clinic",
            "privacy"
        })
@NullMarked
package hims.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
