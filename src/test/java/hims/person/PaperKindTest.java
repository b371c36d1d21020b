package hims.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people write them (PER-43): one way to store each, and a warning for the odd one. */
class PaperKindTest {
    @ParameterizedTest
    @CsvSource({
        "ABHA_NUMBER, 91-7158-6642-1034, 91715866421034",
        "VOTER_ID, ' abc 1234567', ABC1234567",
        "DRIVING_LICENCE, DL-04 2011 0149646, DL0420110149646",
        "ABHA_ADDRESS, Lakshmi.Devi@ABDM, lakshmi.devi@abdm",
        "HOSPITAL_NUMBER, LNH  2019/44120, LNH 2019/44120",
    })
    void one_number_is_stored_in_one_way(PaperKind kind, String typed, String stored) {
        assertThat(kind.clean(typed)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "VOTER_ID, ABC1234567, true",
        "VOTER_ID, AB1234567, false",
        "PASSPORT, M1234567, true",
        "PASSPORT, M1, false",
        "ABHA_ADDRESS, lakshmi.devi@abdm, true",
        "ABHA_ADDRESS, lakshmi, false",
        "ABHA_NUMBER, 91715866421038, true",
        "ABHA_NUMBER, 91715866421034, false",
        "DRIVING_LICENCE, DL0420110149646, true",
        "RATION_CARD, 077001234567, true",
        "HOSPITAL_NUMBER, none, false",
    })
    void an_odd_number_is_seen(PaperKind kind, String value, boolean right) {
        assertThat(kind.looksRight(value)).isEqualTo(right);
    }
}
