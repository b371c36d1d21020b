package hims.terminology;

/** @param code {@code mild}, {@code moderate}, {@code severe}, as in FHIR */
public record Severity(String code, Words name) {}
