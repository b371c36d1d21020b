package hims.privacy;

/** The kinds of personal data a letter to those concerned names. */
enum DataClass {
    IDENTITY,
    CLINICAL,
    MEDICINES,
    VISITS,
    CARD,
    OTHER;

    /** @param thing the log's word for what was touched */
    static DataClass of(String thing) {
        return switch (thing) {
            case "person", "person-search", "session" -> IDENTITY;
            case "record",
                    "vitals",
                    "allergy",
                    "problem",
                    "consultation",
                    "emergency-view",
                    "emergency-content",
                    "summary-link",
                    "break-glass" -> CLINICAL;
            case "prescription", "dispense" -> MEDICINES;
            case "token", "visit" -> VISITS;
            case "card", "health-card" -> CARD;
            default -> Character.isUpperCase(thing.charAt(0)) ? CLINICAL : OTHER;
        };
    }
}
