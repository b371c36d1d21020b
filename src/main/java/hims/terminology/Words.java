package hims.terminology;

import java.util.Locale;

/** A text of a code list in both languages of the hospital. */
public record Words(String en, String hi) {
    /** Hindi for a Hindi reader, English for all others. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("hi") ? hi : en;
    }
}
