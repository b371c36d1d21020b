/**
 * Stores, items, batches and the append-only stock ledger.
 * Owns what lies where, in which batch, until when, and at what cost.
 * Calls the base.
 * Announces {@link hims.supply.StockArrived}.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "platform :: *", "audit", "access", "org", "terminology", "notify"})
@NullMarked
package hims.supply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
