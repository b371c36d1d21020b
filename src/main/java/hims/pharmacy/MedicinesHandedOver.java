package hims.pharmacy;

import hims.access.UnitId;

/** Medicines left a store for a citizen. */
public record MedicinesHandedOver(DispenseId dispense, PrescriptionId prescription, UnitId store) {}
