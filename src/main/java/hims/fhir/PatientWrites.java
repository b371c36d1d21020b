package hims.fhir;

/** Placeholder of names until the registry's part is here. */
final class PatientWrites {
    static final String DIFFERENT = "X-Different-From";

    private PatientWrites() {}
}
