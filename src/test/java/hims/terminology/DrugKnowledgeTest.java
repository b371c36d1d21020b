package hims.terminology;

import static hims.terminology.Lists.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hims.terminology.DrugAlert.AllergyConflict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrugKnowledgeTest {
    @Test
    void the_recorded_substance_itself_stops() {
        assertThat(DRUGS.allergies(List.of("ibuprofen"), medicine("ibuprofen 400")))
                .extracting(AllergyConflict::level)
                .containsExactly(Level.STOP);
    }

    @Test
    void the_recorded_group_stops_each_of_its_medicines_also_in_combinations() {
        assertThat(DRUGS.allergies(List.of("penicillins"), medicine("amoxicillin clavulanic 500")))
                .extracting(AllergyConflict::level, AllergyConflict::rule)
                .containsExactly(tuple(Level.STOP, "allergy:penicillins>amoxicillin"));
    }

    @Test
    void one_penicillin_stops_another() {
        assertThat(DRUGS.allergies(List.of("amoxicillin"), medicine("ampicillin")))
                .extracting(AllergyConflict::level)
                .containsExactly(Level.STOP);
    }

    @Test
    void a_penicillin_allergy_warns_before_a_cephalosporin_and_says_why_in_hindi() {
        var conflict =
                DRUGS.allergies(List.of("amoxicillin"), medicine("ceftriaxone")).getFirst();
        assertThat(conflict.level()).isEqualTo(Level.WARNING);
        assertThat(conflict.text().hi()).contains("सेफालोस्पोरिन");
    }

    @Test
    void a_penicillin_allergy_is_silent_before_azithromycin() {
        assertThat(DRUGS.allergies(List.of("penicillins"), medicine("azithromycin")))
                .isEmpty();
    }

    @Test
    void an_isoniazid_reaction_only_informs_before_rifampicin() {
        assertThat(DRUGS.allergies(List.of("isoniazid"), medicine("rifampicin")))
                .extracting(AllergyConflict::level)
                .containsExactly(Level.INFO);
    }

    @Test
    void an_allergy_counts_on_the_skin_too() {
        assertThat(DRUGS.allergies(List.of("sulfonamides"), medicine("silver sulfadiazine")))
                .isNotEmpty();
    }

    @Test
    void a_food_allergy_stops_no_medicine() {
        assertThat(DRUGS.allergies(List.of("peanut", "no such code"), medicine("amoxicillin")))
                .isEmpty();
    }

    @Test
    void paracetamol_hidden_in_a_combination_is_a_duplicate() {
        assertThat(rules(DRUGS.duplicates(meds("paracetamol 650", "paracetamol tramadol"))))
                .containsExactly("duplicate:paracetamol");
    }

    @Test
    void two_painkillers_of_one_class_are_a_duplicate() {
        assertThat(rules(DRUGS.duplicates(meds("ibuprofen 400", "diclofenac 50"))))
                .containsExactly("duplicate:class:nsaid");
    }

    @Test
    void a_gel_on_the_knee_is_no_duplicate_of_a_tablet() {
        assertThat(DRUGS.duplicates(meds("ibuprofen 400", "diclofenac gel"))).isEmpty();
    }

    @Test
    void tb_medicines_and_two_insulins_are_meant_together() {
        assertThat(DRUGS.duplicates(meds("rifampicin 150 cap", "isoniazid 300", "insulin soluble", "insulin isophane")))
                .isEmpty();
    }

    @Test
    void warfarin_and_an_nsaid_stop_whatever_their_order() {
        assertThat(DRUGS.interactions(meds("warfarin", "diclofenac 50")))
                .extracting(DrugAlert::level)
                .containsExactly(Level.STOP);
        assertThat(DRUGS.interactions(meds("diclofenac 50", "warfarin")))
                .extracting(DrugAlert::level)
                .containsExactly(Level.STOP);
    }

    @Test
    void the_exacter_of_two_equal_rules_speaks() {
        assertThat(rules(DRUGS.interactions(meds("warfarin", "aspirin 75"))))
                .containsExactly("interaction:warfarin+aspirin");
    }

    @Test
    void each_pair_of_a_long_list_is_looked_at() {
        assertThat(rules(DRUGS.interactions(meds("enalapril", "spironolactone", "potassium chloride", "amlodipine"))))
                .containsExactlyInAnyOrder(
                        "interaction:class:ace-inhibitor+class:diuretic-potassium-sparing",
                        "interaction:class:ace-inhibitor+potassium-chloride",
                        "interaction:spironolactone+potassium-chloride");
    }

    @Test
    void valproate_should_not_be_given_in_pregnancy_and_paracetamol_may() {
        assertThat(DRUGS.pregnancy(medicine("sodium valproate")))
                .extracting(DrugAlert::level)
                .containsExactly(Level.WARNING);
        assertThat(DRUGS.pregnancy(medicine("paracetamol 500"))).isEmpty();
    }

    @Test
    void a_substance_without_an_entry_says_that_it_was_not_checked() {
        assertThat(DRUGS.pregnancy(medicine("naloxone amp"))).first().isInstanceOf(DrugAlert.NotChecked.class);
    }

    private static List<Medicine> meds(String... typed) {
        return Arrays.stream(typed).map(Lists::medicine).toList();
    }

    private static List<String> rules(List<DrugAlert> alerts) {
        return alerts.stream().map(DrugAlert::rule).toList();
    }
}
