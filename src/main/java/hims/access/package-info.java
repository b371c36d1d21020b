/**
 * Users, roles, postings, authority, care relationships, consent, break-glass, sessions.
 * Owns what a decision needs; those who know write it down here.
 * Calls platform and audit.
 * Announces sign-ins locked and break-glass opened and closed.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *", "audit"})
@NullMarked
package hims.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
