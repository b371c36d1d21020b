package hims.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);

    private enum Sex {
        FEMALE,
        MALE
    }

    private record Register(String name, int age) {}

    @Test
    void a_right_form_becomes_a_command() {
        var in = Fields.typed(Map.of("name", " Sunita  Devi ", "age", "४५"));
        assertThat(register(in)).isEqualTo(new Valid<>(new Register("Sunita  Devi", 45)));
    }

    @Test
    void a_wrong_form_gets_all_its_errors_at_once_and_keeps_what_was_typed() {
        var in = Fields.typed(Map.of("name", "  ", "age", "old"));
        assertThat(register(in))
                .isEqualTo(new Invalid<>(List.of(
                        new FieldError("name", "field.required"), new FieldError("age", "field.not-a-number"))));
        assertThat(in.typed("age")).isEqualTo("old");
    }

    private static Parsed<Register> register(Fields in) {
        var name = in.text("name", 80).required();
        var age = in.integer("age", 0, 125).required();
        return in.parse(() -> new Register(name.value(), age.value()));
    }

    @ParameterizedTest
    @CsvSource({
        "3/11/1964, 1964-11-03",
        "03-11-1964, 1964-11-03",
        "3.11.64, 1964-11-03",
        "031164, 1964-11-03",
        "03111964, 1964-11-03",
        "३/११/१९६४, 1964-11-03",
        "1964-11-03, 1964-11-03",
        "3-Nov-1964, 1964-11-03",
        "03 november 1964, 1964-11-03",
        "031126, 2026-11-03",
        "041126, 1926-11-04",
        "-2d, 2026-11-01",
        "-3w, 2026-10-13",
        "-6m, 2026-05-03",
        "-45y, 1981-11-03",
        "t, 2026-11-03",
        "29/2/24, 2024-02-29"
    })
    void a_day_of_birth_is_read_as_it_is_typed(String typed, LocalDate day) {
        var in = Fields.typed(Map.of("born", typed));
        assertThat(in.date("born", TODAY, TODAY.minusYears(125), TODAY).optional())
                .contains(day);
        assertThat(in.errors()).isEmpty();
    }

    @Test
    void two_digits_of_a_year_to_come_are_read_as_such() {
        var in = Fields.typed(Map.of("until", "011227"));
        assertThat(in.date("until", TODAY, TODAY, TODAY.plusYears(5)).optional())
                .contains(LocalDate.of(2027, 12, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/2/1964",
                "30-13-1964",
                "yesterday",
                "1964",
                "0/0/0",
                "-99999d",
                "29/2/23",
                "<script>",
                "99-xyz-99"
            })
    void an_impossible_day_is_refused(String typed) {
        var in = Fields.typed(Map.of("born", typed));
        in.date("born", TODAY, TODAY.minusYears(125), TODAY);
        assertThat(in.error("born")).map(FieldError::key).contains("field.not-a-date");
    }

    @Test
    void a_day_out_of_bounds_is_refused() {
        var in = Fields.typed(Map.of("born", "4/11/2026"));
        in.date("born", TODAY, TODAY.minusYears(125), TODAY);
        assertThat(in.error("born")).map(FieldError::key).contains("field.date-range");
    }

    @ParameterizedTest
    @CsvSource({
        "12a, field.not-a-number",
        "1.5, field.not-whole",
        "126, field.range",
        "-1, field.range",
        "99999999999, field.range",
        "1e9, field.not-a-number"
    })
    void a_wrong_age_is_named(String typed, String key) {
        var in = Fields.typed(Map.of("age", typed));
        in.integer("age", 0, 125);
        assertThat(in.error("age")).map(FieldError::key).contains(key);
    }

    @Test
    void decimals_are_counted_and_bounded() {
        var in = Fields.typed(Map.of("weight", "५४.५ ", "dose", "0.125", "height", "1.750"));
        assertThat(in.decimal("weight", "0.2", "400.0").value()).isEqualByComparingTo("54.5");
        assertThat(in.decimal("height", "0.30", "2.50").value()).isEqualByComparingTo("1.75");
        in.decimal("dose", "0.01", "100");
        assertThat(in.errors()).containsExactly(new FieldError("dose", "field.decimals", 2));
    }

    @Test
    void a_number_beyond_its_bounds_is_told_and_is_no_number_at_all() {
        var in = Fields.typed(Map.of("quantity", "999999999999", "units", "-1"));
        assertThat(in.integer("quantity", 0, 10).optional()).isEmpty();
        assertThat(in.integer("units", 0, 10).optional()).isEmpty();
        assertThat(in.errors()).extracting(FieldError::key).containsExactly("field.range", "field.range");
    }

    @Test
    void a_code_holds_no_character_that_cannot_be_seen() {
        var in = Fields.typed(Map.of("bin", "a\u0000\u202E1"));
        assertThat(in.code("bin", 12).value()).isEqualTo("A1");
    }

    @Test
    void a_choice_is_one_of_its_list() {
        var in = Fields.typed(Map.of("sex", "FEMALE", "other", "female'; drop table"));
        assertThat(in.choice("sex", Sex.class).value()).isEqualTo(Sex.FEMALE);
        in.choice("other", Sex.class);
        assertThat(in.error("other")).map(FieldError::key).contains("field.not-a-choice");
    }

    private record ThingId(UUID value) implements Id {}

    @Test
    void an_id_is_read_into_its_type() {
        var uuid = Ids.next();
        var in = Fields.typed(Map.of("thing", uuid.toString(), "bad", "../../etc"));
        assertThat(in.id("thing", ThingId::new).value()).isEqualTo(new ThingId(uuid));
        in.id("bad", ThingId::new);
        assertThat(in.error("bad")).isPresent();
    }

    @Test
    void rows_of_a_table_name_their_own_fields() {
        var in = Fields.of(Map.of(
                "line.0.drug", new String[] {"PCM"}, "line.1.drug", new String[] {""}, "lines", new String[] {"x"}));
        assertThat(in.rows("line")).hasSize(2);
        for (var row : in.rows("line")) {
            row.text("drug", 20).required();
        }
        assertThat(in.errors()).containsExactly(new FieldError("line.1.drug", "field.required"));
    }

    @Property
    void whatever_is_typed_never_breaks_a_reader(@ForAll @StringLength(max = 60) String typed) {
        var in = Fields.typed(Map.of("it", typed));
        in.text("it", 20).required();
        in.integer("it", 0, 9);
        in.decimal("it", "0.0", "9.9");
        in.date("it", TODAY, TODAY.minusYears(1), TODAY);
        in.choice("it", Sex.class);
        in.code("it", 10);
        in.id("it", ThingId::new);
        assertThat(in.errors().size()).isLessThanOrEqualTo(1);
    }

    @Property
    void a_text_that_passes_can_be_stored(@ForAll String typed) {
        var text = Fields.typed(Map.of("it", typed)).text("it", 10_000).orElse("");
        assertThat(text).doesNotContain("\u0000").isEqualTo(text.strip());
        assertThat(UTF_8.newEncoder().canEncode(text)).isTrue();
        assertThat(Fields.typed(Map.of("it", text)).text("it", 10_000).orElse(""))
                .isEqualTo(text);
    }
}
