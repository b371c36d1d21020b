package hims.person;

import static org.assertj.core.api.Assertions.assertThat;

import hims.person.Probe.Reach;
import hims.person.names.Frequencies;
import hims.person.names.Normaliser;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A registration leaves out the looks that could find nobody who is possibly the person, and no others. */
class CeilingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    private final Frequencies frequencies = Frequencies.atStart();
    private final Matcher matcher = new Matcher(frequencies, Map.of());

    @Test
    void whoever_is_possibly_the_person_is_fetched_as_by_the_search_box() {
        var missed = LabelledPair.all().stream()
                .filter(pair -> matcher.score(pair.other(), pair.one()).band() != Score.Band.WEAK)
                .filter(pair -> fetched(pair, Reach.MEANT) && !fetched(pair, Reach.SAME))
                .toList();
        assertThat(LabelledPair.all())
                .filteredOn(pair -> fetched(pair, Reach.SAME))
                .hasSizeGreaterThan(1_000);
        assertThat(missed).isEmpty();
    }

    @Test
    void two_common_names_and_an_age_are_not_looked_for_by_year() {
        assertThat(looks(person("Sunita Sharma").with(Sex.FEMALE, Birth.agedYears(45, TODAY))))
                .noneMatch(CeilingTest::namesAndYear);
    }

    @Test
    void with_the_day_of_birth_only_her_own_year_is_looked_through() {
        var years = looks(person("Sunita Sharma").with(Sex.FEMALE, Birth.on(LocalDate.of(1981, 3, 5)))).stream()
                .filter(CeilingTest::namesAndYear)
                .map(key -> key.substring(key.indexOf('@')))
                .distinct();
        assertThat(years).containsExactly("@1981");
    }

    @Test
    void a_rare_name_is_looked_for_in_the_years_around() {
        assertThat(looks(person("Qamarunnisa Laskarwala").with(Sex.FEMALE, Birth.agedYears(45, TODAY))))
                .anyMatch(key -> key.endsWith("@1980"))
                .anyMatch(key -> key.endsWith("@1982"));
    }

    private static boolean namesAndYear(String key) {
        return key.matches(".+\\+.+@\\d+");
    }

    private static Traits person(String name) {
        return Traits.named(Normaliser.current().parts(name));
    }

    private Set<String> looks(Traits typed) {
        var keys = new HashSet<String>();
        Probe.plan(typed, Reach.SAME, Map.of(), frequencies).forEach(probe -> keys.addAll(probe.also()));
        return keys;
    }

    private boolean fetched(LabelledPair pair, Reach reach) {
        var keys = new HashSet<>(SearchKeys.of(pair.one()));
        return Probe.plan(pair.other(), reach, Map.of(), frequencies).stream()
                .anyMatch(probe -> meets(probe.any(), keys) && meets(probe.also(), keys));
    }

    private static boolean meets(List<String> asked, Set<String> keys) {
        return asked.stream().anyMatch(keys::contains);
    }
}
