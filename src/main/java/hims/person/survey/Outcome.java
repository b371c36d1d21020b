package hims.person.survey;

import java.util.Locale;

/** How a row ends (PER-60). */
public enum Outcome {
    CREATED,
    LINKED,
    UPDATED,
    PAIR_OPENED,
    REFUSED_BY_PERSON,
    ERROR;

    public String key() {
        return "person.survey.outcome." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
