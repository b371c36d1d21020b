/**
 * The privacy officer's work on the audit log: whom a breach concerns, what citizens ask about readings of their records.
 * Owns those questions and their answers; reads the log through audit.
 * Calls audit, access, person.
 * Announces nothing.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *", "audit", "access", "person"})
@NullMarked
package hims.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
