package hims.person;

import hims.person.names.Frequencies;
import hims.person.names.NamePart;
import java.util.List;
import java.util.OptionalInt;

/**
 * The most bits somebody on record can reach against one who registers: a look that finds nobody who could possibly be she is not
 * made. Two common names and an age say little in a city of millions, and their list is the longest. The other looks find whoever
 * shares a phone, a relative or the locality, so that the ceiling of a look by names counts without them. Test: CeilingTest.
 */
final class Ceiling {
    private static final int NEAR = 1;
    private static final Weights WEIGHTS = Weights.CURRENT;

    private final Traits typed;
    private final Frequencies frequencies;
    private final List<NamePart> commonKin;

    Ceiling(Traits typed, Frequencies frequencies) {
        this.typed = typed;
        this.frequencies = frequencies;
        this.commonKin = typed.kin().name().stream()
                .filter(part -> frequencies.common(part.key()))
                .toList();
    }

    /** Of all parts of the name, spelt the same. */
    double names() {
        return typed.name().stream().mapToDouble(part -> spelt("name", part)).sum();
    }

    /** When of the name one code agrees, and the others are nearly alike at most. */
    double only(String code) {
        return typed.name().stream()
                .mapToDouble(part -> part.code().equals(code) ? spelt("name", part) : close(part, 0))
                .sum();
    }

    /** As {@link #names}, with one part nearly like a name that so many bear. */
    double names(String code, double bearers) {
        return typed.name().stream()
                .mapToDouble(part -> part.code().equals(code) ? close(part, bearers) : spelt("name", part))
                .sum();
    }

    /** How many years from hers somebody may be born who agrees so much and is in no other look; none when nobody could be she. */
    OptionalInt years(double names, double more) {
        Birth birth = typed.birth();
        double bits = names + more + rest();
        if (birth == null || bits + level("birth", "range") >= Score.POSSIBLE) {
            return OptionalInt.of(birth == null ? 0 : Matcher.margin(birth, birth));
        }
        if (bits + level("birth", "about") >= Score.POSSIBLE) {
            return OptionalInt.of(NEAR);
        }
        double year = level("birth", birth.exact() ? "day" : birth.estimated() ? "about" : "year");
        return bits + year >= Score.POSSIBLE ? OptionalInt.of(0) : OptionalInt.empty();
    }

    /** Whether somebody with another birth may be she, when so much else agrees. */
    boolean anyBirth(double bits) {
        return typed.birth() == null || bits + rest() + level("birth", "far") >= Score.POSSIBLE;
    }

    /** Of the relative's whole name. */
    double kin() {
        return typed.kin().name().stream()
                .mapToDouble(part -> spelt("kin", part))
                .sum();
    }

    /** Of the locality, and of the house in it. */
    double place() {
        return typed.area().isEmpty()
                ? 0
                : level("area", "same") + (typed.house().isEmpty() ? 0 : level("house", "same"));
    }

    /** What agrees without being looked for: the sex, a PIN without a locality, a relative's common name. */
    private double rest() {
        return level("sex", "same")
                + (typed.pin().isEmpty() ? 0 : level("pin", "same"))
                + commonKin.stream().mapToDouble(part -> spelt("kin", part)).sum();
    }

    private double spelt(String field, NamePart part) {
        return WEIGHTS.bits(new Evidence(field, "spelt", frequencies.of(part.key())));
    }

    private double close(NamePart part, double bearers) {
        return Math.max(0, WEIGHTS.bits(new Evidence("name", "close", Math.max(bearers, frequencies.of(part.key())))));
    }

    private static double level(String field, String level) {
        return WEIGHTS.bits(Evidence.of(field, level));
    }
}
