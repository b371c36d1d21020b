/**
 * The registry of residents: names, identifiers, contacts, duplicates and merges.
 * Owns persons and health ids; writes the Patient resource.
 * Calls the base and record; {@code MergePart} lets the modules above re-point their rows in the transaction of a merge.
 * Announces persons registered, changed and merged.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "platform :: *", "audit", "access", "org", "terminology", "notify", "record"
        })
@NullMarked
package hims.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
