package hims.record;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All resource types of FHIR R4. The numbers are stored ({@code rtype}): never changed, never used again. */
public enum ResourceType {
    PATIENT(1),
    PRACTITIONER(2),
    PRACTITIONER_ROLE(3),
    ORGANIZATION(4),
    LOCATION(5),
    HEALTHCARE_SERVICE(6),
    RELATED_PERSON(7),
    PERSON(8),
    GROUP(9),
    DEVICE(10),
    ENCOUNTER(11),
    EPISODE_OF_CARE(12),
    APPOINTMENT(13),
    APPOINTMENT_RESPONSE(14),
    SCHEDULE(15),
    SLOT(16),
    ACCOUNT(17),
    COVERAGE(18),
    COVERAGE_ELIGIBILITY_REQUEST(19),
    COVERAGE_ELIGIBILITY_RESPONSE(20),
    CONDITION(21),
    ALLERGY_INTOLERANCE(22),
    OBSERVATION(23),
    DIAGNOSTIC_REPORT(24),
    PROCEDURE(25),
    IMMUNIZATION(26),
    IMMUNIZATION_RECOMMENDATION(27),
    FAMILY_MEMBER_HISTORY(28),
    CLINICAL_IMPRESSION(29),
    FLAG(30),
    MEDICATION_REQUEST(31),
    MEDICATION_DISPENSE(32),
    MEDICATION_ADMINISTRATION(33),
    MEDICATION_STATEMENT(34),
    MEDICATION(35),
    DEVICE_REQUEST(36),
    DEVICE_USE_STATEMENT(37),
    NUTRITION_ORDER(38),
    SUPPLY_REQUEST(39),
    SUPPLY_DELIVERY(40),
    SERVICE_REQUEST(41),
    SPECIMEN(42),
    IMAGING_STUDY(43),
    BODY_STRUCTURE(44),
    MEDIA(45),
    DOCUMENT_REFERENCE(46),
    DOCUMENT_MANIFEST(47),
    COMPOSITION(48),
    BINARY(49),
    BUNDLE(50),
    CARE_PLAN(51),
    CARE_TEAM(52),
    GOAL(53),
    TASK(54),
    COMMUNICATION(55),
    COMMUNICATION_REQUEST(56),
    QUESTIONNAIRE(57),
    QUESTIONNAIRE_RESPONSE(58),
    CONSENT(59),
    LIST(60),
    PROVENANCE(61),
    AUDIT_EVENT(62),
    BASIC(63),
    DETECTED_ISSUE(64),
    RISK_ASSESSMENT(65),
    ADVERSE_EVENT(66),
    CLAIM(67),
    CLAIM_RESPONSE(68),
    EXPLANATION_OF_BENEFIT(69),
    INVOICE(70),
    CHARGE_ITEM(71),
    CHARGE_ITEM_DEFINITION(72),
    PAYMENT_NOTICE(73),
    PAYMENT_RECONCILIATION(74),
    VISION_PRESCRIPTION(75),
    REQUEST_GROUP(76),
    PLAN_DEFINITION(77),
    ACTIVITY_DEFINITION(78),
    MEASURE(79),
    MEASURE_REPORT(80),
    ENDPOINT(81),
    SUBSCRIPTION(82),
    OPERATION_OUTCOME(83),
    PARAMETERS(84),
    VALUE_SET(85),
    CODE_SYSTEM(86),
    CONCEPT_MAP(87),
    NAMING_SYSTEM(88),
    STRUCTURE_DEFINITION(89),
    SEARCH_PARAMETER(90),
    CAPABILITY_STATEMENT(91),
    OPERATION_DEFINITION(92),
    MESSAGE_HEADER(93),
    LINKAGE(94),
    MEDICATION_KNOWLEDGE(95),
    SUBSTANCE(96),
    DEVICE_METRIC(97),
    DEVICE_DEFINITION(98),
    RESEARCH_STUDY(99),
    RESEARCH_SUBJECT(100),
    BIOLOGICALLY_DERIVED_PRODUCT(101),
    CATALOG_ENTRY(102),
    COMPARTMENT_DEFINITION(103),
    CONTRACT(104),
    EFFECT_EVIDENCE_SYNTHESIS(105),
    ENROLLMENT_REQUEST(106),
    ENROLLMENT_RESPONSE(107),
    EVENT_DEFINITION(108),
    EVIDENCE(109),
    EVIDENCE_VARIABLE(110),
    EXAMPLE_SCENARIO(111),
    GRAPH_DEFINITION(112),
    GUIDANCE_RESPONSE(113),
    IMMUNIZATION_EVALUATION(114),
    IMPLEMENTATION_GUIDE(115),
    INSURANCE_PLAN(116),
    LIBRARY(117),
    MEDICINAL_PRODUCT(118),
    MEDICINAL_PRODUCT_AUTHORIZATION(119),
    MEDICINAL_PRODUCT_CONTRAINDICATION(120),
    MEDICINAL_PRODUCT_INDICATION(121),
    MEDICINAL_PRODUCT_INGREDIENT(122),
    MEDICINAL_PRODUCT_INTERACTION(123),
    MEDICINAL_PRODUCT_MANUFACTURED(124),
    MEDICINAL_PRODUCT_PACKAGED(125),
    MEDICINAL_PRODUCT_PHARMACEUTICAL(126),
    MEDICINAL_PRODUCT_UNDESIRABLE_EFFECT(127),
    MESSAGE_DEFINITION(128),
    MOLECULAR_SEQUENCE(129),
    OBSERVATION_DEFINITION(130),
    ORGANIZATION_AFFILIATION(131),
    RESEARCH_DEFINITION(132),
    RESEARCH_ELEMENT_DEFINITION(133),
    RISK_EVIDENCE_SYNTHESIS(134),
    SPECIMEN_DEFINITION(135),
    STRUCTURE_MAP(136),
    SUBSTANCE_NUCLEIC_ACID(137),
    SUBSTANCE_POLYMER(138),
    SUBSTANCE_PROTEIN(139),
    SUBSTANCE_REFERENCE_INFORMATION(140),
    SUBSTANCE_SOURCE_MATERIAL(141),
    SUBSTANCE_SPECIFICATION(142),
    TERMINOLOGY_CAPABILITIES(143),
    TEST_REPORT(144),
    TEST_SCRIPT(145),
    VERIFICATION_RESULT(146);

    private static final Map<String, ResourceType> BY_NAME =
            Stream.of(values()).collect(toUnmodifiableMap(ResourceType::fhirName, type -> type));
    private static final Map<Short, ResourceType> BY_NUMBER =
            Stream.of(values()).collect(toUnmodifiableMap(ResourceType::number, type -> type));

    private final short number;
    private final String fhirName;

    ResourceType(int number) {
        this.number = (short) number;
        this.fhirName = Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT))
                .collect(joining());
    }

    public short number() {
        return number;
    }

    /** As FHIR writes it: {@code MedicationRequest}. */
    public String fhirName() {
        return fhirName;
    }

    /** Answers and parameters of operations come and go; they have no address. */
    public boolean isStored() {
        return this != PARAMETERS && this != OPERATION_OUTCOME;
    }

    public static Optional<ResourceType> named(String fhirName) {
        return Optional.ofNullable(BY_NAME.get(fhirName));
    }

    static ResourceType numbered(short number) {
        var type = BY_NUMBER.get(number);
        if (type == null) {
            throw new IllegalStateException("Unknown resource type number " + number);
        }
        return type;
    }
}
