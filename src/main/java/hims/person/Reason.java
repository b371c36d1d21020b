package hims.person;

import java.util.Locale;

/** Why a person is shown: one chip each, in this order. Text keys are {@code person.reason.<name in kebab case>}. */
public enum Reason {
    NUMBER,
    /** The same number of another system, as an ABHA. */
    IDENTIFIER,
    PHONE,
    NAME_EXACT,
    NAME_SOUND,
    NAME_PART,
    BIRTH_DATE,
    DAY_MONTH_SWAPPED,
    YEAR,
    YEAR_NEAR,
    AREA,
    HOUSE,
    HUSBAND,
    WIFE,
    FATHER,
    MOTHER,
    RELATIVE,
    /** What fits belongs to a record that was merged into this person. */
    MERGED;

    /** Strong by itself: drawn green. */
    public boolean strong() {
        return this == NUMBER || this == IDENTIFIER || this == PHONE;
    }

    /** The line of the question it stands beside: name, born, area, kin, or "" for none. */
    String line() {
        return switch (this) {
            case NAME_EXACT, NAME_SOUND, NAME_PART -> "name";
            case BIRTH_DATE, DAY_MONTH_SWAPPED, YEAR, YEAR_NEAR -> "born";
            case AREA -> "area";
            case HUSBAND, WIFE, FATHER, MOTHER, RELATIVE -> "kin";
            case NUMBER, IDENTIFIER, PHONE, HOUSE, MERGED -> "";
        };
    }

    public String key() {
        return "person.reason." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Reason ofKin(String kind) {
        return switch (kind) {
            case "HUSBAND" -> HUSBAND;
            case "WIFE" -> WIFE;
            case "FATHER" -> FATHER;
            case "MOTHER" -> MOTHER;
            default -> RELATIVE;
        };
    }
}
