package hims.terminology;

/** Sex of the body, where a normal value depends on it. */
public enum BodySex {
    FEMALE("F"),
    MALE("M"),
    UNKNOWN("");

    private final String code;

    BodySex(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
