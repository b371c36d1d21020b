/**
 * Tamper-evident log of who read and wrote what about whom, and why.
 * Owns the log's rows and their chain; appends in the caller's transaction.
 * Calls platform.
 * Announces nothing.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *"})
@NullMarked
package hims.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
