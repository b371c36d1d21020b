package hims.terminology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A diagnosis that can be recorded.
 *
 * @param icd10 three or four characters
 * @param plain one sentence in everyday words, for the citizen (POR-16)
 * @param common offered first among equal hits
 * @param emergencyRank 1 changes the first hour of treatment, 2 a drug or its dose, 3 good to know; null does not matter there
 * @param snomed concept for the emergency QR, where there is one (FMT-24)
 */
public record Condition(
        String icd10,
        Words name,
        Words plain,
        List<String> synonyms,
        boolean common,
        @Nullable Integer emergencyRank,
        @Nullable Sensitivity sensitivity,
        @Nullable Long snomed) {}
