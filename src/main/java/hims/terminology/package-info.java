/**
 * Code lists, drug knowledge and tests, each with source, edition and licence.
 * Owns codes, displays in every language, and what a medicine contains.
 * Calls platform, audit, access.
 * Announces new editions of a list.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *", "audit", "access"})
@NullMarked
package hims.terminology;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
