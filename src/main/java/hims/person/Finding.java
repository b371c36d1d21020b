package hims.person;

import static java.util.Collections.disjoint;

import hims.access.PersonId;
import hims.person.Probe.Near;
import hims.person.Probe.Reach;
import hims.person.SearchSql.Candidate;
import hims.person.SearchSql.Looked;
import hims.person.SearchSql.NameLike;
import hims.person.names.Frequencies;
import hims.person.names.NamePart;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds who may be meant: fetches candidates by narrow looks into the index, then weighs each (PER-12 to 14). The same code finds
 * for the search box and for the check at registration.
 */
@Component
class Finding {
    private static final int ENOUGH = 25;
    private static final int MOST_OF_ONE_LOOK = 300;
    private static final int MOST = 900;
    private static final Set<Reason> WHOLE_NAME = EnumSet.of(Reason.NAME_EXACT, Reason.NAME_SOUND);
    private static final Set<Reason> BIRTH = EnumSet.of(Reason.BIRTH_DATE, Reason.YEAR);
    private static final int TWINS_AMONG = 8;
    private static final int NAMES_LIKE_ONE = 8;
    /** Of how many of the best it is asked whether they were merged: more than any list shows. */
    private static final int RESOLVED = 100;

    private final SearchSql search;
    private final PersonSql people;
    private final RedirectSql redirects;

    Finding(SearchSql search, PersonSql people, RedirectSql redirects) {
        this.search = search;
        this.people = people;
        this.redirects = redirects;
    }

    /** @param score against the reading that fits best */
    record Found(PersonId person, Traits traits, Score score) {}

    /** Two of the found that are probably one person. */
    record Twins(PersonId one, PersonId other) {}

    /**
     * @param cut whether a look was cut short, so that more may fit
     * @param names other spellings among the found
     */
    record Outcome(List<Found> found, boolean cut, List<String> names, Optional<Twins> twins) {}

    /** Best first; the order is the same for the same data. */
    Outcome find(List<Traits> readings) {
        return find(readings, Reach.MEANT);
    }

    /** Those on record who are possibly this very person, best first. */
    List<Found> same(Traits person) {
        return find(List.of(person), Reach.SAME).found().stream()
                .filter(found -> found.score().band() != Score.Band.WEAK)
                .toList();
    }

    private Outcome find(List<Traits> readings, Reach reach) {
        List<NameLike> names = namesLike(readings);
        Frequencies frequencies = frequencies(names);
        Set<String> phones = readings.stream().flatMap(r -> r.phones().stream()).collect(Collectors.toSet());
        Matcher matcher = new Matcher(frequencies, phones.isEmpty() ? Map.of() : people.sharers(phones));
        var seen = new LinkedHashMap<PersonId, Found>();
        var made = new HashSet<Probe>();
        boolean cut = look(plan(readings, reach, Map.of(), frequencies), reach, readings, matcher, seen, made);
        Map<String, List<Near>> near = near(names, frequencies);
        if (!near.isEmpty() && !enough(seen, reach)) {
            cut |= look(plan(readings, reach, near, frequencies), reach, readings, matcher, seen, made);
        }
        List<Found> found = seen.values().stream()
                .filter(one -> one.score().bits() > 0) // what speaks against them outweighs what fits
                .sorted(Comparator.comparingDouble((Found f) -> f.score().bits())
                        .reversed()
                        .thenComparing(f -> f.person().value()))
                .toList();
        found = living(found);
        return new Outcome(found, cut, spellings(names, found), twins(found, matcher));
    }

    /** How strongly two people on record are one. */
    Score compare(Traits one, Traits other) {
        Frequencies frequencies = frequencies(namesLike(List.of(one, other)));
        return new Matcher(frequencies, people.sharers(one.phones())).score(one, other);
    }

    /** A record that was merged stands for its survivor, once. */
    private List<Found> living(List<Found> found) {
        Map<PersonId, PersonId> survivors = found.isEmpty()
                ? Map.of()
                : redirects.survivors(
                        found.stream().limit(RESOLVED).map(Found::person).toList());
        if (survivors.isEmpty()) {
            return found;
        }
        var seen = new HashSet<PersonId>();
        return found.stream()
                .map(one -> survivors.containsKey(one.person())
                        ? new Found(
                                Objects.requireNonNull(survivors.get(one.person())),
                                one.traits(),
                                one.score().merged())
                        : one)
                .filter(one -> seen.add(one.person()))
                .toList();
    }

    private static List<Probe> plan(
            List<Traits> readings, Reach reach, Map<String, List<Near>> near, Frequencies frequencies) {
        return readings.stream()
                .flatMap(reading -> Probe.plan(reading, reach, near, frequencies).stream())
                .toList();
    }

    /**
     * The narrow looks together, then the wide ones if those did not find enough.
     *
     * @param made looks made before, which need not be made again
     */
    private boolean look(
            List<Probe> plan,
            Reach reach,
            List<Traits> readings,
            Matcher matcher,
            Map<PersonId, Found> seen,
            Set<Probe> made) {
        boolean cut = false;
        for (boolean wide : List.of(false, true)) {
            List<Probe> looks = plan.stream()
                    .filter(probe -> probe.wide() == wide && made.add(probe))
                    .toList();
            if (!looks.isEmpty() && !enough(seen, reach)) {
                Looked looked = search.candidates(looks, MOST_OF_ONE_LOOK);
                cut |= looked.cut();
                looked.candidates()
                        .forEach(candidate ->
                                seen.computeIfAbsent(candidate.person(), id -> weigh(readings, candidate, matcher)));
            }
        }
        return cut;
    }

    private static boolean enough(Map<PersonId, Found> seen, Reach reach) {
        return seen.size() >= MOST
                || seen.values().stream()
                                .map(Found::score)
                                .filter(score ->
                                        score.band() != Score.Band.WEAK || (reach == Reach.MEANT && fits(score)))
                                .count()
                        >= ENOUGH;
    }

    /** Of a common name and an age nobody stands out: then as many as a list shows, who are all that was typed, are enough. */
    private static boolean fits(Score score) {
        return !disjoint(score.reasons(), WHOLE_NAME) && !disjoint(score.reasons(), BIRTH);
    }

    private static Found weigh(List<Traits> readings, Candidate candidate, Matcher matcher) {
        Score best = readings.stream()
                .map(reading -> matcher.score(reading, candidate.traits()))
                .max(Comparator.comparingDouble(Score::bits))
                .orElseThrow();
        return new Found(candidate.person(), candidate.traits(), best);
    }

    private static Optional<Twins> twins(List<Found> found, Matcher matcher) {
        List<Found> best = found.stream().limit(TWINS_AMONG).toList();
        for (int a = 0; a < best.size(); a++) {
            for (int b = a + 1; b < best.size(); b++) {
                Score score = matcher.score(best.get(a).traits(), best.get(b).traits());
                if (score.band() == Score.Band.PROBABLE) {
                    return Optional.of(
                            new Twins(best.get(a).person(), best.get(b).person()));
                }
            }
        }
        return Optional.empty();
    }

    private List<NameLike> namesLike(List<Traits> readings) {
        List<String> keys = readings.stream()
                .flatMap(r -> Stream.concat(r.name().stream(), r.kin().name().stream()))
                .filter(part -> !part.initial())
                .map(NamePart::key)
                .distinct()
                .toList();
        return keys.isEmpty() ? List.of() : search.namesLike(keys, NAMES_LIKE_ONE);
    }

    private Frequencies frequencies(List<NameLike> names) {
        var counted = new HashMap<String, Long>();
        names.forEach(name -> counted.put(name.key(), name.people()));
        return new Frequencies(counted, search.people());
    }

    /** Names near a typed one whose code is not its own, by its code: each code once, for the rarest name of it. */
    private static Map<String, List<Near>> near(List<NameLike> names, Frequencies frequencies) {
        var bearers = new HashMap<String, Map<String, Double>>();
        for (NameLike name : names) {
            String own = new NamePart(name.typed(), name.typed()).code();
            if (!own.equals(name.code())) {
                bearers.computeIfAbsent(own, _ -> new LinkedHashMap<>())
                        .merge(name.code(), frequencies.of(name.key()), Math::min);
            }
        }
        var near = new HashMap<String, List<Near>>();
        bearers.forEach((own, codes) -> near.put(
                own,
                codes.entrySet().stream()
                        .map(code -> new Near(code.getKey(), code.getValue()))
                        .toList()));
        return near;
    }

    /** Spellings among the found that differ from what was typed: "Also searched". */
    private static List<String> spellings(List<NameLike> names, List<Found> found) {
        Set<String> keys = names.stream().map(NameLike::key).collect(Collectors.toSet());
        return found.stream()
                .limit(ENOUGH)
                .flatMap(one -> one.traits().name().stream())
                .filter(part -> keys.contains(part.key()))
                .map(NamePart::word)
                .distinct()
                .limit(6)
                .toList();
    }
}
