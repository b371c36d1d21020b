/**
 * Accounts, charges and receipts; a free service is a charge of zero with its value.
 * Owns charges and price lists.
 * Calls the base, record, person, scheduling.
 * Announces charges made and accounts settled.
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
