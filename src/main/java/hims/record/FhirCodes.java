package hims.record;

/** Code systems of HL7 that the resources of departments use, and the few codes the read side must know by heart. */
final class FhirCodes {
    static final String HL7 = "http://terminology.hl7.org/CodeSystem/";
    static final String CONDITION_CLINICAL = HL7 + "condition-clinical";
    static final String CONDITION_CATEGORY = HL7 + "condition-category";
    static final String ALLERGY_CLINICAL = HL7 + "allergyintolerance-clinical";
    static final String OBSERVATION_CATEGORY = HL7 + "observation-category";
    static final String INTERPRETATION = HL7 + "v3-ObservationInterpretation";

    /** SNOMED CT: No known allergy. */
    static final String NO_KNOWN_ALLERGY = "716186003";
    /** LOINC: ABO and Rh group. */
    static final String BLOOD_GROUP = "882-1";
    /** LOINC: pregnancy status, and its answer "pregnant". */
    static final String PREGNANCY_STATUS = "82810-3";

    static final String PREGNANT = "LA15173-0";
    /** LOINC: estimated date of delivery. */
    static final String DELIVERY_DATE = "11778-8";
    /** LOINC: body weight. */
    static final String WEIGHT = "29463-7";

    private FhirCodes() {}

    static String verification(ResourceType type) {
        return HL7 + (type == ResourceType.CONDITION ? "condition-ver-status" : "allergyintolerance-verification");
    }
}
