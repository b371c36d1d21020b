package hims.terminology;

import hims.platform.web.Language;

/** A text of a code list in both languages of the hospital. */
public record Words(String en, String hi) {
    /** Hindi for a Hindi reader, English for all others. */
    public String in(Language language) {
        return language == Language.HI ? hi : en;
    }
}
