package hims.terminology;

import java.util.List;

/**
 * Something measured, tested or documented.
 *
 * @param ucum empty where the value is a code, a text or a panel
 */
public record ObservationType(String loinc, Words name, String ucum, Kind kind, List<String> synonyms) {
    public enum Kind {
        VITAL,
        OBSTETRIC,
        SOCIAL,
        RESPIRATORY,
        CARDIAC,
        HAEMATOLOGY,
        BLOODBANK,
        COAGULATION,
        BIOCHEMISTRY,
        BLOODGAS,
        ENDOCRINE,
        TUMOUR,
        SEROLOGY,
        MICROBIOLOGY,
        URINE,
        STOOL,
        CSF,
        DRUGLEVEL,
        DOCUMENT,
        SECTION
    }
}
