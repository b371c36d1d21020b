package hims.terminology;

import static hims.terminology.Lists.CONDITIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.platform.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    @ParameterizedTest
    @CsvSource({
        "sugar, E11.9",
        "शुगर, E11.9",
        "BP, I10",
        "dama, J45.9",
        "peeliya, R17",
        "पीलिया, R17",
        "high blood, I10",
        "I10, I10",
        "mirgi, G40.9",
        "dengu, A90",
        "dama saans, J45.9",
        "pathri, N20.0",
    })
    void what_people_call_it_finds_the_diagnosis(String typed, String code) {
        assertThat(CONDITIONS.search(typed, 10)).extracting(Condition::icd10).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"asthama, J45.9", "diabetis, E11.9", "pnemonia, J18.9", "hypertention, I10", "टाइफाईड, A01.0"})
    void a_misspelt_word_still_finds_it(String typed, String code) {
        assertThat(CONDITIONS.search(typed, 10)).extracting(Condition::icd10).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"ज़ुकाम, J00", "जुकाम, J00", "आँख आना, H10.9", "आंख आना, H10.9"})
    void hindi_is_found_with_and_without_its_dots(String typed, String code) {
        assertThat(CONDITIONS.search(typed, 10)).extracting(Condition::icd10).contains(code);
    }

    @Test
    void a_whole_name_comes_before_a_name_that_only_begins_so() {
        assertThat(CONDITIONS.search("asthma", 3).getFirst().icd10()).isEqualTo("J45.9");
    }

    @Test
    void nothing_typed_finds_nothing() {
        assertThat(CONDITIONS.search("  ", 10)).isEmpty();
        assertThat(CONDITIONS.search("<script>", 10)).isEmpty();
        assertThat(CONDITIONS.search("qzx", 10)).isEmpty();
    }

    @Test
    void an_hiv_diagnosis_is_sensitive_and_an_ordinary_pregnancy_is_not() {
        assertThat(CONDITIONS.fetch("B20").sensitivity()).isEqualTo(Sensitivity.HIV);
        assertThat(CONDITIONS.fetch("Z33").sensitivity()).isNull();
    }

    @Test
    void haemophilia_changes_the_first_hour_and_a_cold_does_not() {
        assertThat(CONDITIONS.fetch("D66").emergencyRank()).isEqualTo(1);
        assertThat(CONDITIONS.fetch("J00").emergencyRank()).isNull();
    }

    @Test
    void an_unknown_code_is_refused() {
        assertThatThrownBy(() -> CONDITIONS.fetch("X99"))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("terminology.unknown-code");
    }
}
