package hims.terminology;

import static hims.terminology.Lists.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.platform.Rejected;
import hims.terminology.DrugAlert.AboveDailyMaximum;
import hims.terminology.Quantities.Course;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "paracetamol 500 tab, 1, TDS, 5, 15",
        "paracetamol 500 tab, 0.5, BD, 5, 5",
        "amlodipine 5, 1, OD, 30, 30",
        "methotrexate 2.5 tab, 3, WEEKLY, 28, 12",
        "albendazole 400, 1, STAT, 1, 1",
        "prednisolone 5 tab, 1, ALT, 7, 4",
        "paracetamol 125 syrup, 5, TDS, 3, 1",
        "paracetamol 125 syrup, 7.5, QID, 5, 3",
        "diclofenac 75 injection, 0.5, BD, 2, 4",
        "salbutamol inhaler, 2, QID, 30, 2",
        "insulin soluble, 10, TDS, 30, 3",
        "azithromycin 500 tab, 1, OD, 3, 3",
    })
    void the_quantity_is_rounded_as_the_form_says(
            String typed, String dose, String frequency, int days, String expected) {
        assertThat(Quantities.dispensed(course(typed, dose, frequency, days))).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"omeprazole 20, 0.5", "paracetamol 500 tab, 0.3", "paracetamol 500 tab, 0", "paracetamol 500 tab, -1"})
    void a_dose_that_can_not_be_measured_is_refused(String typed, String dose) {
        assertThatThrownBy(() -> Quantities.dispensed(course(typed, dose, "BD", 5)))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("terminology.dose-not-measurable");
    }

    @Test
    void paracetamol_is_added_up_over_all_lines() {
        var alerts = Quantities.aboveDailyMaximum(
                List.of(course("paracetamol 650", "1", "QID", 3), course("paracetamol tramadol", "2", "TDS", 3)));
        assertThat(alerts)
                .filteredOn(AboveDailyMaximum.class::isInstance)
                .first()
                .satisfies(alert -> {
                    var above = (AboveDailyMaximum) alert;
                    assertThat(above.substance().code()).isEqualTo("paracetamol");
                    assertThat(above.dailyMg()).isEqualByComparingTo("4550");
                });
    }

    @Test
    void the_usual_dose_is_silent() {
        assertThat(Quantities.aboveDailyMaximum(List.of(course("paracetamol 500 tab", "1", "QID", 5))))
                .isEmpty();
    }

    @Test
    void millilitres_and_micrograms_are_turned_into_milligrams() {
        assertThat(Quantities.aboveDailyMaximum(List.of(course("paracetamol 250 syrup", "30", "QID", 1))))
                .hasSize(1);
        assertThat(Quantities.aboveDailyMaximum(List.of(course("levothyroxine 100", "4", "OD", 1))))
                .hasSize(1);
    }

    @Test
    void a_weekly_dose_counts_in_full_on_its_day() {
        assertThat(Quantities.aboveDailyMaximum(List.of(course("fluconazole 150", "6", "WEEKLY", 7))))
                .hasSize(1);
    }

    @Test
    void a_course_lasts_at_least_a_day() {
        assertThatThrownBy(() -> course("paracetamol 500", "1", "OD", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Course course(String typed, String dose, String frequency, int days) {
        return new Course(medicine(typed), new BigDecimal(dose), DOSING.fetchFrequency(frequency), days);
    }
}
