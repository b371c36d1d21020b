package hims.chart;

import hims.record.ConditionFact.Verification;

/**
 * @param icd10 code in {@code terminology}
 * @param lasting joins the problem list that all hospitals share (CLIN-15)
 */
public record Diagnosis(String icd10, Verification verification, boolean lasting) {}
