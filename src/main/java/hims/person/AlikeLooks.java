package hims.person;

import hims.person.Probe.Near;
import hims.person.names.Frequencies;
import hims.person.names.NamePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The looks for whoever may be the very person who registers, narrow to wide. Only such are made as can find somebody who is
 * possibly she, see {@link Ceiling}: a registration among ten million people reads tens of rows, not hundreds.
 */
final class AlikeLooks {
    /** Of words written together nobody knows how many bear them: they are looked for this near. */
    private static final OptionalInt JOINED = OptionalInt.of(1);

    private final Traits typed;
    private final Ceiling ceiling;
    private final List<String> codes;
    private final List<String> pairs;
    private final List<String> rare;
    private final List<NamePart> kin;

    private AlikeLooks(Traits typed, Frequencies frequencies) {
        this.typed = typed;
        this.ceiling = new Ceiling(typed, frequencies);
        this.codes = SearchKeys.codes(typed.name());
        this.pairs = SearchKeys.pairs(codes);
        this.rare = Probe.distinctive(typed.name(), frequencies);
        this.kin = typed.kin().name();
    }

    /** By what was typed. */
    static List<Probe> exact(Traits typed, Frequencies frequencies) {
        var looks = new AlikeLooks(typed, frequencies);
        var plan = new ArrayList<Probe>();
        plan.add(Probe.of(typed.phones().stream().map(SearchKeys::phone).toList()));
        looks.addKin(plan, Probe.distinctive(looks.kin, frequencies));
        looks.addPlace(plan);
        plan.add(looks.named(looks.codes.size() == 1 ? looks.codes : looks.pairs, _ -> looks.ceiling.names()));
        if (looks.codes.size() > 1) {
            plan.add(looks.named(looks.rare, looks.ceiling::only).widely());
        }
        plan.add(Probe.of(SearchKeys.joined(typed.name()).stream()
                        .flatMap(joined -> looks.born(joined, JOINED))
                        .toList())
                .widely());
        return plan;
    }

    /** By names nearly like one of hers, by the code of the part. */
    static List<Probe> near(Traits typed, Map<String, List<Near>> near, Frequencies frequencies) {
        var looks = new AlikeLooks(typed, frequencies);
        var there = new ArrayList<String>();
        var born = new ArrayList<String>();
        near.forEach((code, others) -> others.forEach(other -> {
            var bits = looks.ceiling.names(code, other.bearers());
            var keys = looks.codes.size() == 1
                    ? List.of(other.code())
                    : looks.codes.stream()
                            .filter(mine -> !mine.equals(code))
                            .map(mine -> SearchKeys.pair(other.code(), mine))
                            .toList();
            if (looks.ceiling.years(bits, looks.ceiling.place()).isPresent()) {
                there.addAll(keys);
            }
            keys.forEach(key -> looks.born(key, looks.ceiling.years(bits, 0)).forEach(born::add));
        }));
        return List.of(new Probe(looks.there(looks.codes), there), Probe.of(born));
    }

    /** Whoever has her relative: with all of her name at any age, with a part of it when about as old, unless that part is rare. */
    private void addKin(List<Probe> plan, List<String> kinCodes) {
        List<String> alone = rare.stream()
                .filter(code -> ceiling.anyBirth(ceiling.only(code) + ceiling.kin()))
                .toList();
        plan.add(Probe.of(kin(alone, kinCodes)));
        Birth birth = typed.birth();
        if (birth != null && alone.size() < rare.size()) {
            List<String> all = kin(rare, kinCodes);
            plan.add(new Probe(all, pairs));
            plan.add(new Probe(all, SearchKeys.born(rare, birth.year(), Probe.margin(birth))));
        }
    }

    private static List<String> kin(List<String> own, List<String> kinCodes) {
        return own.stream()
                .flatMap(code -> kinCodes.stream().map(other -> SearchKeys.kin(code, other)))
                .toList();
    }

    private void addPlace(List<Probe> plan) {
        plan.add(new Probe(there(codes), pairs));
        var by = rare.stream()
                .filter(code ->
                        ceiling.years(ceiling.only(code), ceiling.place()).isPresent())
                .toList();
        plan.add(new Probe(
                there(by),
                by.stream()
                        .flatMap(code -> born(code, ceiling.years(ceiling.only(code), ceiling.place())))
                        .toList()));
    }

    private List<String> there(List<String> names) {
        return typed.area().isEmpty() ? List.of() : Probe.there(names, typed);
    }

    private Probe named(List<String> names, ToDoubleFunction<String> bits) {
        return Probe.of(names.stream()
                .flatMap(name -> born(name, ceiling.years(bits.applyAsDouble(name), 0)))
                .toList());
    }

    /** The name with each year of birth that may be hers; without a birth the name alone. */
    private Stream<String> born(String name, OptionalInt years) {
        Birth birth = typed.birth();
        if (years.isEmpty()) {
            return Stream.empty();
        }
        return birth == null
                ? Stream.of(name)
                : SearchKeys.born(List.of(name), birth.year(), years.getAsInt()).stream();
    }
}
