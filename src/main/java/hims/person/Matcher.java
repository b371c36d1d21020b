package hims.person;

import hims.person.names.Frequencies;
import hims.person.names.NamePart;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what is typed against what is on record, after Fellegi and Sunter (PER-13, PER-14): each field that agrees adds bits,
 * each that differs takes some, a missing one does neither. Of one search, and of one thread. Test: MatcherTest.
 */
final class Matcher {
    private static final int NEAR_YEARS = 2;
    private static final int GENERATION = 14;
    private static final int CROWD = 6;
    private static final Set<String> HOUSEHOLD = Set.of("kin", "area", "pin", "house");
    private static final double MOST_OF_A_HOUSEHOLD = 6;
    private final Frequencies frequencies;
    private final Map<String, Integer> sharers;
    /** Those alike mostly bear the same few names. */
    private final Map<Names, NameMatch> compared = new HashMap<>();

    private record Names(String field, List<NamePart> typed, List<NamePart> recorded) {}

    /** @param sharers how many people gave each phone; a number not in it has one or two */
    Matcher(Frequencies frequencies, Map<String, Integer> sharers) {
        this.frequencies = frequencies;
        this.sharers = Map.copyOf(sharers);
    }

    Score score(Traits typed, Traits recorded) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        var evidence = new ArrayList<Evidence>();
        double phone = phones(typed, recorded, reasons);
        double household = Math.max(0, phone);
        double bits = Math.min(0, phone);
        observe(typed, recorded, reasons, evidence);
        for (Evidence one : evidence) {
            double of = Weights.CURRENT.bits(one);
            boolean shared = of > 0 && HOUSEHOLD.contains(one.field());
            household += shared ? of : 0;
            bits += shared ? 0 : of;
        }
        boolean another = another(typed, recorded, evidence);
        return new Score(
                bits + (another ? Math.min(household, MOST_OF_A_HOUSEHOLD) : household), new ArrayList<>(reasons));
    }

    /**
     * Another given name, or another generation: then a relative, a phone and a house in common say one thing together, that they
     * live in one household. Twins, sisters-in-law, father and son are told apart by this.
     */
    private boolean another(Traits typed, Traits recorded, List<Evidence> evidence) {
        boolean otherGiven = !typed.name().isEmpty()
                && !recorded.name().isEmpty()
                && names("name", typed.name(), recorded.name()).otherGiven();
        return otherGiven || evidence.contains(Evidence.of("birth", "generation"));
    }

    /** What agrees and what differs, for the estimate of the weights: without what a mere household shares. */
    List<Evidence> evidence(Traits typed, Traits recorded) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        var evidence = new ArrayList<Evidence>();
        observe(typed, recorded, reasons, evidence);
        if (!typed.phones().isEmpty() && !recorded.phones().isEmpty()) {
            evidence.add(Evidence.of("phone", shared(typed, recorded).isEmpty() ? "different" : "same"));
        }
        if (another(typed, recorded, evidence)) {
            evidence.removeIf(one -> one.field().equals("phone") || HOUSEHOLD.contains(one.field()));
        }
        return evidence;
    }

    private void observe(Traits typed, Traits recorded, Set<Reason> reasons, List<Evidence> evidence) {
        names(typed, recorded, reasons, evidence);
        kin(typed.kin(), recorded.kin(), reasons, evidence);
        sex(typed, recorded, evidence);
        birth(typed, recorded, reasons, evidence);
        places(typed, recorded, reasons, evidence);
    }

    private void names(Traits typed, Traits recorded, Set<Reason> reasons, List<Evidence> evidence) {
        if (typed.name().isEmpty() || recorded.name().isEmpty()) {
            return;
        }
        NameMatch match = names("name", typed.name(), recorded.name());
        if (match.whole()) {
            reasons.add(match.sound() == 0 ? Reason.NAME_EXACT : Reason.NAME_SOUND);
        } else if (match.any()) {
            reasons.add(Reason.NAME_PART);
        }
        evidence.addAll(match.evidence());
    }

    private NameMatch names(String field, List<NamePart> typed, List<NamePart> recorded) {
        return compared.computeIfAbsent(
                new Names(field, typed, recorded), _ -> NameMatch.of(field, typed, recorded, frequencies));
    }

    /** A father named on one side and a husband on the other say nothing when they differ. */
    private void kin(Traits.Kin typed, Traits.Kin recorded, Set<Reason> reasons, List<Evidence> evidence) {
        if (typed.name().isEmpty() || recorded.name().isEmpty()) {
            return;
        }
        NameMatch match = names("kin", typed.name(), recorded.name());
        boolean same = match.any() && match.different() == 0;
        if (same) {
            reasons.add(Reason.ofKin(recorded.kind()));
        }
        if (same || typed.kind().equals(recorded.kind())) {
            evidence.addAll(match.evidence());
        }
    }

    private static void sex(Traits typed, Traits recorded, List<Evidence> evidence) {
        if (known(typed.sex()) && known(recorded.sex())) {
            evidence.add(Evidence.of("sex", typed.sex() == recorded.sex() ? "same" : "different"));
        }
    }

    private static boolean known(@Nullable Sex sex) {
        return sex != null && sex != Sex.UNKNOWN;
    }

    private static void birth(Traits typed, Traits recorded, Set<Reason> reasons, List<Evidence> evidence) {
        Birth a = typed.birth();
        Birth b = recorded.birth();
        if (a == null || b == null) {
            return;
        }
        if (a.exact() && a.equals(b)) {
            reasons.add(Reason.BIRTH_DATE);
            evidence.add(Evidence.of("birth", "day"));
        } else if (a.exact() && b.exact() && swapped(a.from(), b.from())) {
            reasons.add(Reason.DAY_MONTH_SWAPPED);
            evidence.add(Evidence.of("birth", "swapped"));
        } else {
            evidence.add(Evidence.of("birth", birthYear(a, b, reasons)));
        }
    }

    private static String birthYear(Birth a, Birth b, Set<Reason> reasons) {
        long apart = yearsApart(a, b);
        if (apart == 0) {
            reasons.add(Reason.YEAR);
            boolean vague = a.precision() == Birth.Precision.AGE_YEARS || b.precision() == Birth.Precision.AGE_YEARS;
            return vague ? "about" : "year";
        }
        if (apart <= NEAR_YEARS) {
            reasons.add(Reason.YEAR_NEAR);
            return "near";
        }
        return apart <= margin(a, b) ? "range" : apart < GENERATION ? "far" : "generation";
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

    /** Many people on one phone say little. */
    private double phones(Traits typed, Traits recorded, Set<Reason> reasons) {
        if (typed.phones().isEmpty() || recorded.phones().isEmpty()) {
            return 0;
        }
        List<String> shared = shared(typed, recorded);
        if (shared.isEmpty()) {
            return Weights.CURRENT.bits(Evidence.of("phone", "different"));
        }
        reasons.add(Reason.PHONE);
        int people = Collections.min(
                shared.stream().map(phone -> sharers.getOrDefault(phone, 1)).toList());
        double bits = Weights.CURRENT.bits(Evidence.of("phone", "same")) - Math.log(Math.max(1, people)) / Math.log(2);
        return people > CROWD ? bits / 4 : bits;
    }

    private static List<String> shared(Traits typed, Traits recorded) {
        return typed.phones().stream().filter(recorded.phones()::contains).toList();
    }

    private static void places(Traits typed, Traits recorded, Set<Reason> reasons, List<Evidence> evidence) {
        if (!typed.area().isEmpty() && !recorded.area().isEmpty()) {
            boolean same = typed.area().equals(recorded.area());
            evidence.add(Evidence.of("area", same ? "same" : "different"));
            if (same) {
                reasons.add(Reason.AREA);
            }
        } else if (!typed.pin().isEmpty() && !recorded.pin().isEmpty()) {
            evidence.add(Evidence.of("pin", typed.pin().equals(recorded.pin()) ? "same" : "different"));
        }
        if (reasons.contains(Reason.AREA)
                && !typed.house().isEmpty()
                && typed.house().equals(recorded.house())) {
            evidence.add(Evidence.of("house", "same"));
            reasons.add(Reason.HOUSE);
        }
    }
}
