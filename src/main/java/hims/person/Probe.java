package hims.person;

import hims.person.names.Frequencies;
import hims.person.names.NamePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One look into the index of search keys: people with any of {@code any} and any of {@code also}. A search makes the narrow looks
 * first and stops as soon as it has enough.
 *
 * @param wide for many, and only made when the narrow looks did not find enough
 */
record Probe(List<String> any, List<String> also, boolean wide) {
    private static final int NEAR = 1;

    Probe(List<String> any, List<String> also) {
        this(any, also, false);
    }

    Probe widely() {
        return new Probe(any, also, true);
    }

    static Probe of(List<String> any) {
        return new Probe(any, any);
    }

    /** How far a search goes: to everybody who may be meant, or to those only who are probably the same person. */
    enum Reach {
        MEANT,
        SAME
    }

    /**
     * A name nearly like a typed one.
     *
     * @param bearers share of residents who bear the rarest name of this code
     */
    record Near(String code, double bearers) {}

    /**
     * The looks for one reading, narrow to wide.
     *
     * @param near names spelt nearly like a part, by the part's code; empty for the exact round, whose looks need not be made again
     */
    static List<Probe> plan(Traits typed, Reach reach, Map<String, List<Near>> near, Frequencies frequencies) {
        List<Probe> plan = reach == Reach.MEANT
                ? meant(typed, near, frequencies)
                : near.isEmpty() ? AlikeLooks.exact(typed, frequencies) : AlikeLooks.near(typed, near, frequencies);
        return plan.stream()
                .filter(probe -> !probe.any().isEmpty() && !probe.also().isEmpty())
                .toList();
    }

    private static List<Probe> meant(Traits typed, Map<String, List<Near>> near, Frequencies frequencies) {
        var plan = new ArrayList<Probe>();
        List<String> codes = SearchKeys.codes(typed.name());
        List<String> pairs = widened(SearchKeys.pairs(codes), codes, near);
        List<String> single = new ArrayList<>();
        if (near.isEmpty()) {
            single.addAll(distinctive(typed.name(), frequencies));
            single.addAll(SearchKeys.joined(typed.name()));
        }
        codes.forEach(code -> near.getOrDefault(code, List.of()).forEach(like -> single.add(like.code())));
        plan.add(of(typed.phones().stream().map(SearchKeys::phone).toList()));
        addKin(plan, typed, frequencies);
        addArea(plan, typed, pairs, frequencies);
        addNames(plan, typed, pairs);
        var last = new ArrayList<Probe>();
        addNames(last, typed, single);
        last.forEach(probe -> plan.add(probe.widely()));
        return plan;
    }

    /** A Devi whose husband is a Kumar is looked for by her other name, and by his. */
    private static void addKin(List<Probe> plan, Traits typed, Frequencies frequencies) {
        List<String> own = distinctive(typed.name(), frequencies);
        List<String> kin = distinctive(typed.kin().name(), frequencies);
        plan.add(of(own.stream()
                .flatMap(code -> kin.stream().map(other -> SearchKeys.kin(code, other)))
                .toList()));
    }

    private static void addArea(List<Probe> plan, Traits typed, List<String> pairs, Frequencies frequencies) {
        if (typed.area().isEmpty()) {
            return;
        }
        if (!pairs.isEmpty()) {
            plan.add(new Probe(there(SearchKeys.codes(typed.name()), typed), pairs));
        }
        List<String> rare = distinctive(typed.name(), frequencies);
        Birth birth = typed.birth();
        plan.add(
                birth == null
                        ? of(there(rare, typed))
                        : new Probe(there(rare, typed), SearchKeys.born(rare, birth.year(), margin(birth))));
    }

    static List<String> there(List<String> codes, Traits typed) {
        return codes.stream().map(code -> SearchKeys.area(code, typed.area())).toList();
    }

    /** With a birth the nearest years first, then all that fit; without one the names alone. */
    private static void addNames(List<Probe> plan, Traits typed, List<String> names) {
        Birth birth = typed.birth();
        if (birth == null) {
            plan.add(of(names));
        } else {
            plan.add(of(SearchKeys.born(names, birth.year(), NEAR)));
            plan.add(of(SearchKeys.born(names, birth.year(), margin(birth))).widely());
        }
    }

    static int margin(Birth birth) {
        return Matcher.margin(birth, birth);
    }

    /** Without Kumar and Devi, unless that is the whole name. */
    static List<String> distinctive(List<NamePart> name, Frequencies frequencies) {
        List<NamePart> rare =
                name.stream().filter(part -> !frequencies.common(part.key())).toList();
        return SearchKeys.codes(rare.isEmpty() ? name : rare);
    }

    /** Each pair also with one side replaced by what is spelt nearly like it. */
    private static List<String> widened(List<String> pairs, List<String> codes, Map<String, List<Near>> near) {
        var all = new ArrayList<>(near.isEmpty() ? pairs : List.<String>of());
        near.forEach((code, others) -> codes.stream()
                .filter(other -> !Objects.equals(other, code))
                .forEach(other -> others.forEach(like -> all.add(SearchKeys.pair(like.code(), other)))));
        return all;
    }
}
