package hims.person;

import hims.person.names.Frequencies;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weighs what is typed against what is on record, after Fellegi and Sunter (PER-13, PER-14): each field that agrees adds bits,
 * each that differs takes some, a missing one does neither. Test: MatcherTest.
 */
final class Matcher {
    private static final int NEAR_YEARS = 2;
    private static final int GENERATION = 14;
    private static final int CROWD = 6;
    private final Frequencies frequencies;
    private final Map<String, Integer> sharers;

    /** @param sharers how many people gave each phone; a number not in it has one or two */
    Matcher(Frequencies frequencies, Map<String, Integer> sharers) {
        this.frequencies = frequencies;
        this.sharers = Map.copyOf(sharers);
    }

    Score score(Traits typed, Traits recorded) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        double bits = names(typed, recorded, reasons)
                + kin(typed.kin(), recorded.kin(), reasons)
                + sex(typed, recorded)
                + birth(typed, recorded, reasons)
                + phones(typed, recorded, reasons)
                + places(typed, recorded, reasons);
        return new Score(bits, new ArrayList<>(reasons));
    }

    private double names(Traits typed, Traits recorded, Set<Reason> reasons) {
        if (typed.name().isEmpty() || recorded.name().isEmpty()) {
            return 0;
        }
        NameMatch match = NameMatch.of("name", typed.name(), recorded.name(), frequencies);
        if (match.whole()) {
            reasons.add(match.sound() == 0 ? Reason.NAME_EXACT : Reason.NAME_SOUND);
        } else if (match.any()) {
            reasons.add(Reason.NAME_PART);
        }
        return match.bits();
    }

    /** A father named on one side and a husband on the other say nothing when they differ. */
    private double kin(Traits.Kin typed, Traits.Kin recorded, Set<Reason> reasons) {
        if (typed.name().isEmpty() || recorded.name().isEmpty()) {
            return 0;
        }
        NameMatch match = NameMatch.of("kin", typed.name(), recorded.name(), frequencies);
        if (match.any() && match.different() == 0) {
            reasons.add(Reason.ofKin(recorded.kind()));
            return match.bits();
        }
        return typed.kind().equals(recorded.kind()) ? match.bits() : 0;
    }

    private static double sex(Traits typed, Traits recorded) {
        if (typed.sex() == null
                || recorded.sex() == null
                || typed.sex() == Sex.UNKNOWN
                || recorded.sex() == Sex.UNKNOWN) {
            return 0;
        }
        return Weights.CURRENT.bits("sex", typed.sex() == recorded.sex() ? "same" : "different");
    }

    private static double birth(Traits typed, Traits recorded, Set<Reason> reasons) {
        Birth a = typed.birth();
        Birth b = recorded.birth();
        if (a == null || b == null) {
            return 0;
        }
        if (a.exact() && a.equals(b)) {
            reasons.add(Reason.BIRTH_DATE);
            return Weights.CURRENT.bits("birth", "day");
        }
        if (a.exact() && b.exact() && swapped(a.from(), b.from())) {
            reasons.add(Reason.DAY_MONTH_SWAPPED);
            return Weights.CURRENT.bits("birth", "swapped");
        }
        return birthYear(a, b, reasons);
    }

    private static double birthYear(Birth a, Birth b, Set<Reason> reasons) {
        long apart = yearsApart(a, b);
        if (apart == 0) {
            reasons.add(Reason.YEAR);
            boolean vague = a.precision() == Birth.Precision.AGE_YEARS || b.precision() == Birth.Precision.AGE_YEARS;
            return Weights.CURRENT.bits("birth", vague ? "near" : "year");
        }
        if (apart <= NEAR_YEARS) {
            reasons.add(Reason.YEAR_NEAR);
            return Weights.CURRENT.bits("birth", "near");
        }
        String level = apart <= margin(a, b) ? "range" : apart < GENERATION ? "far" : "generation";
        return Weights.CURRENT.bits("birth", level);
    }

    private static boolean swapped(LocalDate a, LocalDate b) {
        return a.getYear() == b.getYear()
                && a.getDayOfMonth() == b.getMonthValue()
                && a.getMonthValue() == b.getDayOfMonth();
    }

    /** Whole years between the nearest days of both ranges; 0 when they overlap or lie in one year. */
    static long yearsApart(Birth a, Birth b) {
        if (!a.from().isAfter(b.to()) && !b.from().isAfter(a.to())) {
            return 0;
        }
        LocalDate first = a.to().isBefore(b.from()) ? a.to() : b.to();
        LocalDate second = a.to().isBefore(b.from()) ? b.from() : a.from();
        return first.getYear() == second.getYear() ? 0 : ChronoUnit.YEARS.between(first, second) + 1;
    }

    /** How far apart two births may be and still be one: an age is often guessed, and rounded to five. */
    static int margin(Birth a, Birth b) {
        return a.estimated() || b.estimated() ? 6 : 3;
    }

    private double phones(Traits typed, Traits recorded, Set<Reason> reasons) {
        if (typed.phones().isEmpty() || recorded.phones().isEmpty()) {
            return 0;
        }
        List<String> shared =
                typed.phones().stream().filter(recorded.phones()::contains).toList();
        if (shared.isEmpty()) {
            return Weights.CURRENT.bits("phone", "different");
        }
        reasons.add(Reason.PHONE);
        int people = Collections.min(
                shared.stream().map(phone -> sharers.getOrDefault(phone, 1)).toList());
        double bits = Weights.CURRENT.bits("phone", "same") - Math.log(Math.max(1, people)) / Math.log(2);
        return people > CROWD ? bits / 4 : bits;
    }

    private static double places(Traits typed, Traits recorded, Set<Reason> reasons) {
        double bits = 0;
        if (!typed.area().isEmpty() && !recorded.area().isEmpty()) {
            boolean same = typed.area().equals(recorded.area());
            bits += Weights.CURRENT.bits("area", same ? "same" : "different");
            if (same) {
                reasons.add(Reason.AREA);
            }
        } else if (!typed.pin().isEmpty() && !recorded.pin().isEmpty()) {
            bits += Weights.CURRENT.bits("pin", typed.pin().equals(recorded.pin()) ? "same" : "different");
        }
        if (reasons.contains(Reason.AREA)
                && !typed.house().isEmpty()
                && typed.house().equals(recorded.house())) {
            bits += Weights.CURRENT.bits("house", "same");
            reasons.add(Reason.HOUSE);
        }
        return bits;
    }
}
