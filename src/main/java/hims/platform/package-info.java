/**
 * What every module stands on: ids, money, time, rows, forms, problems, idempotency, change feed, database.
 * Calls nobody. Knows no business word.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package hims.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
