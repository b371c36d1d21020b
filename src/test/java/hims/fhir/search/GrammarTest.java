package hims.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import hims.platform.Rejected;
import hims.record.ResourceType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GrammarTest {
    @Property
    void values_come_back_as_they_were_escaped(@ForAll List<String> values) {
        var escaped = values.stream().map(GrammarTest::escaped).collect(Collectors.joining(","));
        if (!values.isEmpty()) {
            assertThat(Values.alternatives(escaped).stream().map(Values::plain)).isEqualTo(values);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(",", "\\,")
                .replace("|", "\\|")
                .replace("$", "\\$");
    }

    @Property
    void any_name_and_value_is_understood_or_refused(@ForAll("names") String name, @ForAll String value) {
        try {
            var asked = Asked.parse(ResourceType.OBSERVATION, name, value);
            assertThat(asked.name()).isNotEmpty();
        } catch (Rejected refusal) {
            assertThat(refusal.problem()).isInstanceOf(SearchProblem.class);
        }
    }

    @Property(tries = 3_000)
    void any_date_is_understood_or_refused(@ForAll("dates") String value) {
        var asked = new Asked(ResourceType.OBSERVATION, "date", "", "", List.of(value));
        try {
            var test = DateReader.read(asked, java.time.Instant.EPOCH).getFirst();
            assertThat(test.from()).isBefore(test.until());
        } catch (Rejected refusal) {
            assertThat(refusal.problem()).isEqualTo(SearchProblem.VALUE_INVALID);
        }
    }

    @Property(tries = 3_000)
    void any_number_is_understood_or_refused(@ForAll("numbers") String value) {
        var asked = new Asked(ResourceType.OBSERVATION, "value-quantity", "", "", List.of(value));
        try {
            var test = NumberReader.read(asked, hims.record.SearchParameter.Kind.QUANTITY)
                    .getFirst();
            assertThat(test.low()).isLessThanOrEqualTo(test.high());
        } catch (Rejected refusal) {
            assertThat(refusal.problem()).isEqualTo(SearchProblem.VALUE_INVALID);
        }
    }

    @Example
    void a_link_is_the_same_text_whatever_the_order_of_its_parameters() {
        var one = new SearchLink("/Observation");
        one.add("code", List.of("a&b", "c"));
        one.add("_count", List.of("5"));
        var other = new SearchLink("/Observation");
        other.add("_count", List.of("5"));
        other.add("code", List.of("a&b", "c"));
        assertThat(one.search()).isEqualTo(other.search()).isEqualTo("/Observation?_count=5&code=a%26b&code=c");
    }

    @Provide
    Arbitrary<String> names() {
        return pieces("code", ":", ".", "_has", "subject", "Patient", "missing", " ", "é", "", "-", "\u0000");
    }

    @Provide
    Arbitrary<String> dates() {
        return pieces(
                "ge", "eq", "2026", "-02", "-30", "-12", "T", "08:00", ":61", ".5", "Z", "+05:30", " ", "0000", "x");
    }

    @Provide
    Arbitrary<String> numbers() {
        return pieces(
                "gt",
                "1",
                "-",
                ".",
                "e9",
                "E-",
                "|",
                "http://unitsofmeasure.org",
                "mg",
                "\\",
                "NaN",
                "99999999999999999999");
    }

    private static Arbitrary<String> pieces(String... pieces) {
        return Arbitraries.of(Arrays.asList(pieces)).list().ofMaxSize(9).map(all -> String.join("", all));
    }
}
