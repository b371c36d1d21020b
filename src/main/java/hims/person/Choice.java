package hims.person;

import java.util.Locale;

/** What a survivor may take from the record that is merged into her (PER-51). Phones, numbers and papers of both are always kept. */
public enum Choice {
    NAME,
    SEX,
    BIRTH,
    ADDRESS,
    RELATIVES,
    LANGUAGE;

    /** The name of its field in the form. */
    String field() {
        return "take-" + name().toLowerCase(Locale.ROOT);
    }
}
