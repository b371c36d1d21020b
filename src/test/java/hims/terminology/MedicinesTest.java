package hims.terminology;

import static hims.terminology.Lists.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedicinesTest {
    @ParameterizedTest
    @CsvSource({
        "para 500, paracetamol-500mg-tablet",
        "pcm 500 tab, paracetamol-500mg-tablet",
        "crocin, paracetamol-500mg-tablet",
        "पैरासिटामोल, paracetamol-500mg-tablet",
        "amox clav 500, amoxicillin-500mg-clavulanic-acid-125mg-tablet",
        "metformin 500 tab, metformin-500mg-tablet",
        "ors, oral-rehydration-salts-20.5g-sachet",
        "asthalin, salbutamol-100mcg-puff-inhaler",
    })
    void what_a_doctor_types_finds_the_medicine(String typed, String code) {
        assertThat(MEDICINES.search(typed, 10)).extracting(Medicine::code).contains(code);
    }

    @Test
    void an_essential_single_medicine_comes_before_combinations() {
        assertThat(medicine("paracetamol"))
                .matches(Medicine::essential)
                .matches(one -> one.ingredients().size() == 1);
    }

    @Test
    void a_misspelt_medicine_is_found() {
        assertThat(medicine("amoxycilin").code()).startsWith("amoxicillin");
    }

    @Test
    void a_name_says_strength_form_and_size() {
        assertThat(MEDICINES.fetch("paracetamol-500mg-tablet").name().en()).isEqualTo("Paracetamol 500 mg tablet");
        assertThat(MEDICINES.fetch("paracetamol-500mg-tablet").name().hi()).isEqualTo("पैरासिटामोल 500 mg गोली");
        assertThat(MEDICINES.fetch("paracetamol-125mg-5ml-syrup").name().en())
                .isEqualTo("Paracetamol 125 mg/5 mL syrup (60 mL)");
        assertThat(MEDICINES
                        .fetch("sulfamethoxazole-400mg-trimethoprim-80mg-tablet")
                        .name()
                        .en())
                .isEqualTo("Sulfamethoxazole 400 mg + Trimethoprim 80 mg tablet");
    }

    @Test
    void look_alikes_are_spelt_with_tall_letters() {
        assertThat(MEDICINES.fetch("dopamine-200mg-5ml-injection-ampoule").label())
                .startsWith("DOPamine 200 mg/5 mL");
    }

    @Test
    void insulin_and_potassium_need_a_second_check() {
        assertThat(medicine("insulin soluble").highAlert()).isTrue();
        assertThat(medicine("potassium chloride amp").highAlert()).isTrue();
        assertThat(medicine("cetirizine").highAlert()).isFalse();
    }

    @Test
    void a_tablet_can_not_go_into_a_vein() {
        assertThat(medicine("paracetamol 500").allows("IV")).isFalse();
        assertThat(medicine("paracetamol 500").allows("PO")).isTrue();
    }

    @Test
    void morphine_is_controlled_and_says_what_it_is_for() {
        assertThat(medicine("morphine").controlled()).isTrue();
        assertThat(medicine("morphine").purpose().hi()).isEqualTo("तेज़ दर्द की दवा");
    }
}
