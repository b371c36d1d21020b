/**
 * Facilities, departments, rooms, counters, stores, wards and beds as places.
 * Owns the tree of units, their zones, licences and notices.
 * Calls platform, audit, access.
 * Announces units opened, changed and closed.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *", "audit", "access"})
@NullMarked
package hims.org;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
