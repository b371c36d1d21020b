package hims.person.survey;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a row may say. The heading of a file names its columns, in any order. */
public enum Column {
    FORM(true, "S/0417"),
    MEMBER(true, "1"),
    REFUSED(false, ""),
    GIVEN(true, "Sunita"),
    FAMILY(false, "Devi"),
    IN_SCRIPT(false, "सुनीता देवी"),
    SEX(true, "F"),
    BORN(true, "14/02/1984"),
    PHONE(false, "9810004471"),
    PHONE_OWNER(false, "SELF"),
    RELATION(false, "HUSBAND"),
    RELATIVE(false, "Ram Prasad"),
    HOUSE(false, "C-14/2"),
    STREET(false, "Gali 5"),
    LOCALITY(false, "Seelampur"),
    PIN(false, "110053"),
    LANGUAGE(false, "hi"),
    ABHA(false, ""),
    VOTER_ID(false, ""),
    /** These three stand in the file that is sent back, and are passed over when it comes again. */
    ROW(false, ""),
    FIELD(false, ""),
    REASON(false, "");

    private final boolean required;
    private final String sample;

    Column(boolean required, String sample) {
        this.required = required;
        this.sample = sample;
    }

    public boolean required() {
        return required;
    }

    public String sample() {
        return sample;
    }

    /** As a heading has it: in_script. */
    public String heading() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean told() {
        return this != ROW && this != FIELD && this != REASON;
    }

    static Optional<Column> headed(String heading) {
        var plain = heading.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        return Arrays.stream(values())
                .filter(column -> column.heading().equals(plain))
                .findFirst();
    }
}
