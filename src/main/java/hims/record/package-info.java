/**
 * The one home of clinical facts: FHIR R4 resources as bytes, their history and search tokens.
 * Owns resources, versions, look-ups; knows people as opaque ids.
 * Calls the base.
 * Announces nothing; readers follow the change feed.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "platform :: *", "audit", "access", "org", "terminology", "notify"})
@NullMarked
package hims.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
