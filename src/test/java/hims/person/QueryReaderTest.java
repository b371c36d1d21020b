package hims.person;

import static org.assertj.core.api.Assertions.assertThat;

import hims.person.names.NamePart;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    private final QueryReader reader = new QueryReader(TODAY);

    @ParameterizedTest
    @ValueSource(strings = {"12345678906", "123 4567 8906", "123-4567-8906", "१२३ ४५६७ ८९०६"})
    void a_health_id_is_recognised_in_any_grouping(String typed) {
        assertThat(reader.read(typed)).isEqualTo(new Query.ByHealthId(new HealthId(12345678906L)));
    }

    @Test
    void a_mistyped_health_id_is_told_from_a_name() {
        assertThat(reader.read("123 4567 8905")).isEqualTo(new Query.Mistyped(HealthId.Mistake.WRONG_CHECK_DIGIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9810004471", "98100 04471", "+91 98100 04471", "09810004471", "९८१०००४४७१"})
    void a_phone_is_recognised(String typed) {
        assertThat(only(typed).traits().phones()).containsExactly("9810004471");
    }

    @Test
    void an_abha_number_is_recognised() {
        assertThat(reader.read("91-4417-0823-5561")).isEqualTo(new Query.Abha("91441708235561"));
    }

    @ParameterizedTest
    @CsvSource({
        "sunita 45, sunita, 1981, ",
        "sunita devi 45 female, sunita devi, 1981, FEMALE",
        "sunita 45f, sunita, 1981, FEMALE",
        "सुनीता 45 साल महिला, sunita, 1981, FEMALE",
        "ram prasad 62 yrs male, ram prasad, 1964, MALE",
        "laxmi devi 1964, laksmi devi, 1964, ",
        "gopal 14/2/1964, gopal, 1964, "
    })
    void a_name_with_age_year_and_sex(String typed, String name, int year, Sex sex) {
        Traits traits = only(typed).traits();
        assertThat(traits.name()).extracting(NamePart::key).containsExactly(name.split(" ", -1));
        assertThat(Objects.requireNonNull(traits.birth()).year()).isEqualTo(year);
        assertThat(traits.sex()).isEqualTo(sex);
    }

    @Test
    void a_place_is_told_from_a_name_and_a_doubtful_word_is_read_both_ways() {
        assertThat(readings("laxmi devi 1964 seelampur").getFirst().traits().area())
                .isEqualTo(Area.key("Seelampur"));
        List<Query.Reading> rohini = readings("sunita 45 rohini");
        assertThat(rohini).hasSize(2);
        assertThat(rohini.getFirst().traits().area()).isEqualTo(Area.key("Rohini"));
        assertThat(rohini.getLast().traits().name()).hasSize(2);
        assertThat(readings("rohini").getFirst().words()).isEqualTo("rohini");
    }

    @Test
    void a_relative_is_read_with_its_joiner() {
        Query.Reading reading = only("sunita w/o ramesh 45");
        assertThat(reading.relative()).isEqualTo("ramesh");
        assertThat(reading.traits().kin().kind()).isEqualTo("HUSBAND");
        assertThat(reading.traits().name()).hasSize(1);
    }

    @Test
    void a_name_with_a_phone_keeps_both() {
        Traits traits = only("sunita 9810004471").traits();
        assertThat(traits.phones()).containsExactly("9810004471");
        assertThat(traits.name()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "45", "😀", "--", "1964"})
    void nothing_to_search_by_is_said_so(String typed) {
        assertThat(reader.read(typed)).isInstanceOf(Query.Nothing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Robert'); drop table person;--", "<script>alert(1)</script>", "O'Brien", "null", "a"})
    void odd_names_are_just_names(String typed) {
        assertThat(reader.read(typed)).isInstanceOf(Query.Described.class);
    }

    private Query.Reading only(String typed) {
        assertThat(readings(typed)).hasSize(1);
        return readings(typed).getFirst();
    }

    private List<Query.Reading> readings(String typed) {
        return ((Query.Described) reader.read(typed)).readings();
    }
}
