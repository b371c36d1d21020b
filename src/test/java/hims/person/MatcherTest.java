package hims.person;

import static org.assertj.core.api.Assertions.assertThat;

import hims.person.names.Frequencies;
import hims.person.names.Normaliser;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatcherTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    private final Matcher matcher = new Matcher(Frequencies.atStart(), Map.of());

    private final Traits lakshmi =
            person("Lakshmi Devi", "HUSBAND", "Ram Prasad", Sex.FEMALE, "14/2/1964", "9810004471");

    @Test
    void the_same_person_spelt_otherwise_is_probable() {
        Score score =
                matcher.score(person("Laxmi Devi", "HUSBAND", "Ramprasad", Sex.FEMALE, "62", "9810004471"), lakshmi);
        assertThat(score.band()).isEqualTo(Score.Band.PROBABLE);
        assertThat(score.reasons()).containsExactly(Reason.PHONE, Reason.NAME_SOUND, Reason.YEAR, Reason.HUSBAND);
    }

    @Test
    void a_common_name_alone_is_weak_and_a_rare_one_is_more() {
        Traits sunita = Traits.named(Normaliser.current().parts("Sunita Devi"));
        Traits rare = Traits.named(Normaliser.current().parts("Lalrinpuii Haokip"));
        assertThat(matcher.score(sunita, sunita).band()).isEqualTo(Score.Band.WEAK);
        assertThat(matcher.score(rare, rare).bits())
                .isGreaterThan(matcher.score(sunita, sunita).bits() + 8);
    }

    @Test
    void swapped_names_and_joined_names_agree() {
        Traits swapped = Traits.named(Normaliser.current().parts("Devi Lakshmi"));
        assertThat(matcher.score(swapped, lakshmi).reasons()).contains(Reason.NAME_EXACT);
        Traits joined = Traits.named(Normaliser.current().parts("Lakshmidevi"));
        assertThat(matcher.score(joined, lakshmi).reasons()).contains(Reason.NAME_EXACT);
    }

    @Test
    void one_name_agrees_in_part_with_a_full_one() {
        Traits single = Traits.named(Normaliser.current().parts("Lakshmi"));
        assertThat(matcher.score(single, lakshmi).reasons()).containsExactly(Reason.NAME_PART);
        assertThat(matcher.score(single, lakshmi).bits()).isPositive();
    }

    @Test
    void initials_stand_for_the_names_they_begin() {
        Traits initials = Traits.named(Normaliser.current().parts("L. Devi"));
        Traits others = Traits.named(Normaliser.current().parts("M. Devi"));
        assertThat(matcher.score(initials, lakshmi).bits())
                .isGreaterThan(matcher.score(others, lakshmi).bits());
    }

    @Test
    void a_father_and_son_of_one_name_are_told_apart_by_birth() {
        Traits father = person("Mohd Arif", "FATHER", "Mohd Salim", Sex.MALE, "1962", "9899912345");
        Traits son = person("Mohammad Arif", "FATHER", "Mohammad Arif", Sex.MALE, "1990", "9899912345");
        assertThat(matcher.score(son, father).band()).isNotEqualTo(Score.Band.PROBABLE);
    }

    @Test
    void brother_and_sister_in_one_house_are_not_one() {
        Traits sister = person("Pooja Kumari", "FATHER", "Ramesh Kumar", Sex.FEMALE, "2010", "9899912345");
        Traits brother = person("Rahul Kumar", "FATHER", "Ramesh Kumar", Sex.MALE, "2011", "9899912345");
        assertThat(matcher.score(sister, brother).band()).isNotEqualTo(Score.Band.PROBABLE);
    }

    @Test
    void a_phone_of_many_weighs_little() {
        Traits other = person("Anil Kumar", "", "", Sex.MALE, "1990", "9810004471");
        Traits typed = person("Anil Verma", "", "", Sex.MALE, "1985", "9810004471");
        double few = matcher.score(typed, other).bits();
        double many = new Matcher(Frequencies.atStart(), Map.of("9810004471", 40))
                .score(typed, other)
                .bits();
        assertThat(few - many).isGreaterThan(9);
    }

    @Test
    void equal_spelling_comes_before_another_spelling_of_the_same_name() {
        Traits typed = Traits.named(Normaliser.current().parts("sunita")).with(null, Birth.agedYears(45, TODAY));
        Traits about = person("Sunita", "", "", Sex.FEMALE, "45", "");
        Traits other = person("Suneeta", "", "", Sex.FEMALE, "47", "");
        assertThat(matcher.score(typed, about).bits())
                .isGreaterThan(matcher.score(typed, other).bits());
    }

    @Test
    void what_a_household_shares_does_not_make_two_sisters_in_law_one() {
        Traits one = person("Khushi Devi", "HUSBAND", "Aakash Rawat", Sex.FEMALE, "1976", "9218155590");
        Traits other = person("Suman Devi", "HUSBAND", "Abhishek Rawat", Sex.FEMALE, "1977", "9218155590");
        assertThat(matcher.score(other, one).band()).isEqualTo(Score.Band.WEAK);
    }

    @Test
    void day_and_month_swapped_is_seen() {
        Traits typed = person("Lakshmi Devi", "", "", Sex.FEMALE, "3/11/1964", "");
        Traits recorded = person("Lakshmi Devi", "", "", Sex.FEMALE, "11/3/1964", "");
        assertThat(matcher.score(typed, recorded).reasons()).contains(Reason.DAY_MONTH_SWAPPED);
    }

    @Test
    void a_rounded_age_is_near_enough() {
        Traits typed = person("Lakshmi Devi", "", "", Sex.FEMALE, "60", "");
        assertThat(matcher.score(typed, lakshmi).reasons()).contains(Reason.YEAR_NEAR);
    }

    private static Traits person(String name, String kin, String kinName, Sex sex, String born, String phone) {
        Birth birth = ((BirthReader.Read) new BirthReader(TODAY).read(born)).birth();
        Normaliser normaliser = Normaliser.current();
        return new Traits(
                normaliser.parts(name),
                new Traits.Kin(kin, normaliser.parts(kinName)),
                sex,
                birth,
                phone.isEmpty() ? Set.of() : Set.of(phone),
                "",
                "",
                "");
    }
}
