/**
 * Messages to people: SMS, push, mail, in their language and at decent hours.
 * Owns templates, the outbox and delivery state.
 * Calls platform, audit, access.
 * Announces messages delivered and failed.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *", "audit", "access"})
@NullMarked
package hims.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
