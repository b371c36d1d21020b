package hims.card.code;

import static org.assertj.core.api.Assertions.assertThat;

import hims.card.CardSerial;
import hims.card.code.ScannedText.Abha;
import hims.card.code.ScannedText.Emergency;
import hims.card.code.ScannedText.Foreign;
import hims.card.code.ScannedText.ForeignCode;
import hims.card.code.ScannedText.HealthNumber;
import hims.card.code.ScannedText.Other;
import hims.card.code.ScannedText.Serial;
import hims.card.code.ScannedText.Service;
import hims.card.code.ScannedText.WrongNumber;
import hims.person.HealthId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTPS://CARD.DELHI.EXAMPLE/Q/AEBAGBA",
                "https://card.delhi.example/q/aebagba\r",
                "HTTPS://HTTPS://CARD.DELHI.EXAMPLE/Q/AEBAGBA\r\n",
                "CARD.DELHI.EXAMPLE/Q/AEBAGBA\t",
                "//card.delhi.example/Q/AEBAGBA",
                "http://localhost:8080/q/AEBAGBA"
            })
    void a_card_is_known_whatever_the_scanner_adds_or_loses(String scanned) {
        assertThat(ScannedText.of(scanned))
                .isInstanceOfSatisfying(
                        Service.class, service -> assertThat(service.base32()).isEqualToIgnoringCase("AEBAGBA"));
    }

    @Test
    void the_back_of_the_card_is_known() {
        assertThat(ScannedText.of("HTTPS://CARD.DELHI.EXAMPLE/E#PDNA2345\n")).isEqualTo(new Emergency("PDNA2345"));
    }

    @Test
    void numbers_are_read_as_typed() {
        assertThat(ScannedText.of("209 4718 3057")).isEqualTo(new HealthNumber(HealthId.ofBody(2094718305L)));
        assertThat(ScannedText.of("209 4718 3056")).isEqualTo(new WrongNumber(HealthId.Mistake.WRONG_CHECK_DIGIT));
        assertThat(ScannedText.of("128h-k8ha-pcxw8")).isEqualTo(new Serial(new CardSerial(0x1122334455667788L)));
    }

    @ParameterizedTest
    @CsvSource({
        "shc:/5676290952432060346, SMART_HEALTH_CARD",
        "https://viewer.example/v#shlink:/eyJ1cmwi, SMART_HEALTH_LINK",
        "HC1:6BFOXN*TS0BI$ZD, TRAVEL_CERTIFICATE",
        "upi://pay?pa=chemist@bank, PAYMENT",
        "https://phrsbx.abdm.gov.in/share-profile?hip-id=1, FACILITY",
        "HTTPS://CARD.DELHI.EXAMPLE/E2#AAAA, LATER_CARD",
        "https://example.org/menu, WEB_ADDRESS",
        "<xml/>, UNKNOWN",
        "'{\"a\":1}', UNKNOWN",
        "'{', UNKNOWN"
    })
    void a_code_of_another_scheme_is_named(String scanned, ForeignCode kind) {
        assertThat(ScannedText.of(scanned)).isEqualTo(new Foreign(kind));
    }

    @Test
    void an_aadhaar_code_is_named_and_not_read() {
        assertThat(ScannedText.of("7".repeat(2_000))).isEqualTo(new Foreign(ForeignCode.AADHAAR));
        assertThat(ScannedText.of("<?xml version=\"1.0\"?><PrintLetterBarcodeData uid=\"x\"/>"))
                .isEqualTo(new Foreign(ForeignCode.AADHAAR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sunita devi 45", "सुनीता देवी", "sunita devis"})
    void words_are_left_to_the_search(String typed) {
        assertThat(ScannedText.of(typed)).isEqualTo(new Other(typed));
    }

    @Test
    void an_abha_card_fills_a_form() {
        String card = """
                {"hidn":"91-1111-2222-3333","hid":"sunita@sbx","name":"Sunita Devi","gender":"F","statelgd":"7",\
                "distlgd":"77","dob":"7/3/1978","state name":"Delhi","district_name":"Shahdara","mobile":"9811020644",\
                "address":"12 Gali 4","unknown":{"a":1}}""";

        assertThat(ScannedText.of(card))
                .isEqualTo(new Abha(new AbhaProfile(
                        "91111122223333",
                        "sunita@sbx",
                        "Sunita Devi",
                        "F",
                        "7/3/1978",
                        "9811020644",
                        "12 Gali 4",
                        "Shahdara",
                        "Delhi")));
    }

    @Test
    void the_app_form_of_abha_may_lack_the_number_and_hold_only_a_year() {
        String app = """
                {"hidn":"-","phr":"ravi@sbx","name":"Ravi","gender":"M","dob":"1978","address":"\\u202Eevil"}""";

        assertThat(ScannedText.of(app))
                .isEqualTo(new Abha(new AbhaProfile("", "ravi@sbx", "Ravi", "M", "1978", "", "", "", "")));
    }

    @Property(tries = 1000)
    void no_text_can_make_it_fail(@ForAll String text) {
        assertThat(ScannedText.of(text)).isNotNull();
        assertThat(ScannedText.of("{" + text)).isNotNull();
        assertThat(ScannedText.of("https://" + text)).isNotNull();
    }
}
