package hims.fhir.terms;

/** @param hindi empty where there is none */
record Term(String code, String display, String hindi) {}
