package hims;

/** Every form of the spine that leaves something behind. {@link FlowForms} puts each of them before somebody. */
enum FlowForm {
    REGISTRATION("/person/new"),
    CARD("/card/issue/{person}"),
    CARD_COPY("/card/{id}/copies"),
    CARD_LOST("/card/{id}/losses"),
    CARD_FOUND("/card/{id}/finds"),
    CARD_REPLACED("/card/{id}/replacements"),
    CARD_LINK("/card/share/{person}/links"),
    CARD_LINK_ENDED("/card/share/links/{id}/revocations"),
    HEALTH_CARD("/card/share/{person}/health-cards"),
    TOKEN("/scheduling/tokens"),
    POINT_OPENED("/scheduling/points"),
    POINT_PAUSED("/scheduling/points/{id}/pauses"),
    POINT_RESUMED("/scheduling/points/{id}/resumptions"),
    POINT_CLOSED("/scheduling/points/{id}/closures"),
    CALL("/scheduling/points/{id}/calls"),
    SKIP("/scheduling/tokens/{id}/skips"),
    PARK("/scheduling/tokens/{id}/parkings"),
    RETURN("/scheduling/tokens/{id}/resumptions"),
    START("/scheduling/tokens/{id}/starts"),
    END("/scheduling/tokens/{id}/ends"),
    LEAVE("/scheduling/tokens/{id}/departures"),
    TRANSFER("/scheduling/tokens/{id}/transfers"),
    UNDO("/scheduling/tokens/{id}/undoings"),
    DAY_CLOSED("/scheduling/queues/{id}/closures"),
    BOARD("/scheduling/boards"),
    BOARD_REVOKED("/scheduling/boards/{id}/revocations"),
    BOARD_MESSAGE("/scheduling/messages"),
    VITALS("/clinic/vitals/{token}"),
    NO_ALLERGIES("/clinic/vitals/{token}/no-allergies"),
    ALLERGY_BY_NURSE("/clinic/vitals/{token}/allergies"),
    DRAFT("/clinic/consultations/{token}/draft"),
    ALLERGY("/clinic/consultations/{token}/basket"),
    MEDICINE("/clinic/consultations/{token}/basket"),
    SIGNATURE("/clinic/consultations/{token}/signature"),
    PRESENTATION("/pharmacy/presentations"),
    DISPENSE("/pharmacy/prescriptions/{id}/dispenses"),
    RECEIPT("/supply/receipts"),
    BREAK_GLASS("/emergency/{person}/access"),
    GLASS_CLOSED("/emergency/{person}/closure"),
    REVIEW("/emergency/reviews/{id}"),
    INVITATION("/access/users"),
    PROGRAM("/fhir-clients"),
    PROGRAM_KEYS("/fhir-clients/{id}/keys"),
    PROGRAM_SUSPENDED("/fhir-clients/{id}/suspension"),
    PROGRAM_RESUMED("/fhir-clients/{id}/resumption"),
    PROGRAM_CLOSED("/fhir-clients/{id}/closure"),
    REQUEST("/fhir-viewer/requests"),
    PAIR_TAKEN("/person/pairs/{id}/reviews"),
    PAIR_PARTED("/person/pairs/{id}/verdicts"),
    PAIR_DEFERRED("/person/pairs/{id}/deferrals");

    final String route;

    FlowForm(String route) {
        this.route = route;
    }
}
