package hims.fhir;

/** What FHIR's REST defines, with the letter of a SMART scope that allows it. */
public enum Interaction {
    READ("read", 'r'),
    VREAD("vread", 'r'),
    HISTORY_INSTANCE("history-instance", 'r'),
    CREATE("create", 'c'),
    UPDATE("update", 'u'),
    PATCH("patch", 'u'),
    DELETE("delete", 'd'),
    SEARCH_TYPE("search-type", 's'),
    HISTORY_TYPE("history-type", 's'),
    TRANSACTION("transaction", ' '),
    BATCH("batch", ' '),
    SEARCH_SYSTEM("search-system", 's'),
    HISTORY_SYSTEM("history-system", 's'),
    OPERATION("operation", 'r');

    private final String code;
    private final char letter;

    Interaction(String code, char letter) {
        this.code = code;
        this.letter = letter;
    }

    /** As a CapabilityStatement names it. */
    public String code() {
        return code;
    }

    char letter() {
        return letter;
    }

    boolean writes() {
        return this == CREATE || this == UPDATE || this == PATCH || this == DELETE;
    }
}
