/** The database: found outside, or an embedded PostgreSQL under our own supervisor, and migrated module by module. */
@NullMarked
package hims.platform.db;

import org.jspecify.annotations.NullMarked;
