package hims.person;

import hims.platform.web.Frame;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a person reads in a list, a form or a banner, in the reader's language (UI-7, 10). */
public final class PersonText {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM-uuuu", Locale.ENGLISH);

    private PersonText() {}

    /** DEVI, Lakshmi; of a confidential person only that she is one. */
    public static String name(Person person, Frame frame) {
        return person.name().full().isBlank()
                ? frame.text("person.restricted")
                : person.name().formal();
    }

    /** 14-Feb-1964, Feb-1964, about 1965. */
    public static String born(@Nullable Birth birth, Frame frame) {
        if (birth == null) {
            return frame.text("person.not-recorded");
        }
        return switch (birth.precision()) {
            case DAY, AGE_DAYS -> frame.show().date(birth.from());
            case MONTH -> MONTH.format(birth.from());
            case YEAR -> String.valueOf(birth.year());
            case AGE_MONTHS -> frame.show().about(MONTH.format(birth.middle()));
            case AGE_YEARS -> frame.show().about(String.valueOf(birth.year()));
        };
    }

    /** 62y, about 60y; of the dead the age at death. */
    public static String age(Person person, Frame frame) {
        Birth birth = person.birth();
        if (birth == null) {
            return frame.text("person.age-not-known");
        }
        LocalDate on = person.diedOn() == null ? frame.show().today() : person.diedOn();
        return birth.estimated()
                ? frame.show().about(frame.show().age(birth.middle(), on))
                : frame.show().age(birth.from(), on);
    }

    public static String sex(Person person, Frame frame) {
        return frame.text("person.sex." + person.sex().name().toLowerCase(Locale.ROOT));
    }

    /** 62y, female. */
    public static String ageAndSex(Person person, Frame frame) {
        return age(person, frame) + ", "
                + frame.text("person.sex-word." + person.sex().name().toLowerCase(Locale.ROOT));
    }

    /** W/o Ram Prasad. */
    public static String relation(Person person, Frame frame) {
        return person.knownBy()
                .map(relation -> relation(relation, person.sex(), frame))
                .orElseGet(() -> frame.text("person.not-recorded"));
    }

    public static String relation(Relation relation, Sex sex, Frame frame) {
        String key = switch (relation.kind()) {
            case HUSBAND -> "wife-of";
            case WIFE -> "husband-of";
            case FATHER -> sex == Sex.FEMALE ? "daughter-of-father" : "son-of-father";
            case MOTHER -> sex == Sex.FEMALE ? "daughter-of-mother" : "son-of-mother";
            case CHILD -> "parent-of";
            case GUARDIAN, CARER, CARE_OF, OTHER -> "care-of";
            case SIBLING -> "sibling-of";
            case WARD -> "guardian-of";
            case CARED_FOR -> "carer-of";
            case NEXT_OF_KIN -> "next-of-kin";
            case GUARANTOR -> "guarantor";
        };
        return frame.text("person.kin." + key, relation.name());
    }

    public static String area(Person person, Frame frame) {
        Address address = person.address();
        return address == null ? frame.text("person.not-recorded") : area(address, frame);
    }

    public static String area(Address address, Frame frame) {
        if (!address.locality().isEmpty()) {
            return address.locality();
        }
        return address.kind() == Address.Kind.HOME
                ? frame.text("person.not-recorded")
                : frame.text("person.home." + address.kind().name().toLowerCase(Locale.ROOT));
    }

    /** C-14, Gali 3, Seelampur 110053, North East. */
    public static String address(Person person, Frame frame) {
        Address at = person.address();
        if (at == null) {
            return frame.text("person.not-recorded");
        }
        String place = (area(at, frame) + " " + at.pin()).strip();
        return String.join(
                ", ",
                Stream.of(at.house(), at.street(), place, at.district(), at.state())
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    public static String uhid(Person person, Frame frame) {
        return frame.show().healthId(person.healthId().number());
    }

    /** Only the end of it in lists: Phone … 4471. */
    public static String phoneEnd(Person person, Frame frame) {
        return person.phone()
                .map(phone -> frame.text(
                        "person.phone-end",
                        phone.number().substring(phone.number().length() - 4)))
                .orElseGet(() -> frame.text("person.no-phone"));
    }
}
