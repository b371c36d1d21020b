package hims.terminology;

import static hims.terminology.Lists.*;
import static org.assertj.core.api.Assertions.assertThat;

import hims.platform.CodeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every row of every list. */
class CodeListsLawTest {
    private static final Path FOLDER = Path.of("src/main/resources/reference/terminology");

    @Test
    void every_list_names_its_source_edition_and_licence() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(String.join(
                                    " ",
                                    Files.readAllLines(file).stream()
                                            .filter(line -> line.startsWith("#"))
                                            .toList()))
                            .contains("Source:", "Edition:", "Licence:"));
        }
    }

    @Test
    void every_text_stands_in_both_languages() {
        assertThat(words()).allSatisfy(words -> {
            assertThat(words.en()).isNotBlank();
            assertThat(words.hi()).isNotBlank();
        });
    }

    @Test
    void a_hindi_text_of_a_diagnosis_is_written_in_devanagari() {
        assertThat(CONDITIONS.all())
                .allSatisfy(condition -> assertThat(condition.plain().hi())
                        .containsPattern("[\u0900-\u097F]")
                        .doesNotContainPattern("[a-z]{3}"));
    }

    @Test
    void every_loinc_code_has_its_check_digit() {
        assertThat(OBSERVATIONS.all()).extracting(ObservationType::loinc).allMatch(CodeListsLawTest::luhn);
    }

    @Test
    void every_snomed_code_has_its_check_digit() {
        assertThat(snomed()).isNotEmpty().allMatch(code -> verhoeff(code.toString()));
    }

    @Test
    void every_snomed_code_that_may_reach_a_card_has_a_short_name() {
        assertThat(snomed()).allMatch(code -> SHORT_NAMES.find(code).isPresent());
    }

    @Test
    void every_unit_in_use_is_in_the_list_of_units() {
        var known = UNITS.all().stream().map(Unit::ucum).toList();
        assertThat(OBSERVATIONS.all())
                .extracting(ObservationType::ucum)
                .filteredOn(unit -> !unit.isEmpty())
                .isSubsetOf(known);
        assertThat(DOSING.forms()).extracting(DoseForm::doseUcum).isSubsetOf(known);
    }

    @Test
    void every_interaction_names_known_substances_and_classes() {
        var known = Stream.concat(
                        SUBSTANCES.all().stream().map(Substance::code),
                        SUBSTANCES.classes().stream().map(DrugClass::code).map("class:"::concat))
                .toList();
        assertThat(CodeFile.read("terminology/interactions").stream()
                        .flatMap(line -> Stream.of(line.text("a"), line.text("b"))))
                .isSubsetOf(known);
    }

    @Test
    void tall_man_letters_never_change_the_name() {
        assertThat(SUBSTANCES.all())
                .allSatisfy(substance -> assertThat(substance.label())
                        .isEqualToIgnoringCase(substance.name().en()));
    }

    @Test
    void nearly_every_substance_stands_in_a_medicine() {
        var used = MEDICINES.all().stream()
                .flatMap(Medicine::substances)
                .distinct()
                .toList();
        assertThat(SUBSTANCES.all())
                .filteredOn(substance -> !used.contains(substance))
                .hasSizeLessThan(10);
    }

    @Test
    void the_lists_are_large_enough_for_a_working_day() {
        assertThat(CONDITIONS.all()).hasSizeGreaterThan(300);
        assertThat(OBSERVATIONS.all()).hasSizeGreaterThan(200);
        assertThat(SUBSTANCES.all()).filteredOn(Substance::essential).hasSizeGreaterThan(290);
        assertThat(MEDICINES.all()).hasSizeGreaterThan(400);
        assertThat(CodeFile.read("terminology/interactions")).hasSizeGreaterThan(60);
    }

    private static Stream<Words> words() {
        return Stream.of(
                        CONDITIONS.all().stream().flatMap(one -> Stream.of(one.name(), one.plain())),
                        OBSERVATIONS.all().stream().map(ObservationType::name),
                        SUBSTANCES.all().stream()
                                .flatMap(one ->
                                        Stream.of(one.name(), one.drugClass().plain())),
                        MEDICINES.all().stream().map(Medicine::name),
                        DOSING.forms().stream().flatMap(one -> Stream.of(one.name(), one.dispensed(), one.dosed())),
                        DOSING.frequencies().stream().map(Frequency::words),
                        DOSING.instructions().stream().map(Instruction::words),
                        SHORT_NAMES.all().stream().map(ShortName::words))
                .flatMap(list -> list);
    }

    private static List<Long> snomed() {
        return Stream.of(
                        CONDITIONS.all().stream().map(Condition::snomed),
                        SUBSTANCES.all().stream().map(Substance::snomed),
                        SUBSTANCES.groups().stream().map(AllergyGroup::snomed),
                        ALLERGENS.reactions().stream().map(Reaction::snomed))
                .flatMap(list -> list)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Modulus 10, as LOINC prescribes. */
    private static boolean luhn(String code) {
        var digits = code.replace("-", "");
        var sum = 0;
        for (var place = 0; place < digits.length(); place++) {
            var digit = digits.charAt(digits.length() - 1 - place) - '0';
            var doubled = place % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /** Verhoeff's dihedral check, as SNOMED CT prescribes. */
    private static boolean verhoeff(String digits) {
        int[] shift = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
        var check = 0;
        for (var place = 0; place < digits.length(); place++) {
            var digit = digits.charAt(digits.length() - 1 - place) - '0';
            for (var time = 0; time < place % 8; time++) {
                digit = shift[digit];
            }
            var turns = check < 5 ? check + digit % 5 : check - digit % 5;
            check = Math.floorMod(turns, 5) + ((check < 5) != (digit < 5) ? 5 : 0);
        }
        return check == 0;
    }
}
