/**
 * Prescription lines, drug checks, worklist and dispensing.
 * Owns prescriptions and dispenses; order, stock, charge, record and audit are one transaction (ADR 0011).
 * Calls the base, record, person, scheduling, supply, billing.
 * Announces {@link hims.pharmacy.PrescriptionSigned} and {@link hims.pharmacy.MedicinesHandedOver}.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: *",
            "audit",
            "access",
            "org",
            "terminology",
            "notify",
            "record",
            "person",
            "scheduling",
            "supply",
            "billing"
        })
@NullMarked
package hims.pharmacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
