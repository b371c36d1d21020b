package hims.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {
    @ParameterizedTest
    @ValueSource(strings = {"9876543210", "09876543210", "+91 98765 43210", "919876543210", "98765-43210"})
    void an_indian_mobile_number_is_understood_as_people_type_it(String typed) {
        assertThat(Phone.parse(typed)).map(Phone::e164).contains("+919876543210");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567890", "98765432101", "phone", "+0123456789", "<b>9876543210</b>"})
    void anything_else_is_no_number(String typed) {
        assertThat(Phone.parse(typed)).isEmpty();
    }

    @Test
    void a_foreign_number_keeps_its_country() {
        assertThat(Phone.parse("+971 50 123 4567")).map(Phone::e164).contains("+971501234567");
    }

    @Test
    void a_masked_number_shows_its_last_four_digits_only() {
        assertThat(new Phone("+919876543210").masked()).isEqualTo("••••••3210");
    }
}
