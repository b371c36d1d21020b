package hims.card.code;

import static org.assertj.core.api.Assertions.assertThat;

import hims.card.CardSerial;
import hims.card.code.ServiceCode.Forged;
import hims.card.code.ServiceCode.Genuine;
import hims.card.code.ServiceCode.Unreadable;
import hims.card.code.ServiceToken.Flag;
import hims.person.HealthId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ServiceCodeTest {

    private static final TestKeys KEYS = TestKeys.withNumber(7);
    private static final String HOST = "card.delhi.example";
    private static final LocalDate ISSUED = LocalDate.of(2026, 11, 3);
    private static final int PREFIX = "HTTPS://CARD.DELHI.EXAMPLE/Q/".length();

    @Test
    void each_field_stands_at_its_published_place() {
        byte[] token = ServiceCode.sign(lakshmi("Lakshmi Devi"), KEYS);

        assertThat(HexFormat.of().formatHex(token, 0, 23))
                .isEqualTo("01" + "07" + "1122334455667788" + "04e08ca5d1" + "09c2" + "0b2f" + "05" + "07ac" + "02");
        assertThat(new String(token, 23, token.length - 87, StandardCharsets.UTF_8))
                .isEqualTo("Lakshmi Devi");
        byte[] signed = ("hims-card-v1" + new String(token, 0, token.length - 64, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Es256.verifies(
                        signed,
                        Arrays.copyOfRange(token, token.length - 64, token.length),
                        KEYS.numbered(7).orElseThrow()))
                .isTrue();
    }

    @Test
    void the_text_has_the_measured_length_and_only_qr_alphanumerics() {
        assertThat(text("")).hasSize(169);
        assertThat(text("A".repeat(13))).hasSize(189).matches("[0-9A-Z $%*+./:-]+");
        assertThat(text("A".repeat(30))).hasSize(217);
    }

    @Test
    void what_was_signed_reads_back() {
        ServiceToken token = lakshmi("Lakshmi Devi");

        assertThat(read(text(token))).isEqualTo(new Genuine(token, 7));
    }

    @Test
    void a_card_may_never_expire_and_its_holder_may_have_no_known_birth_year() {
        var token = new ServiceToken(
                new CardSerial(-1), lakshmi("").healthId(), ISSUED, null, Set.of(), 0, SexCode.UNKNOWN, "");

        assertThat(read(text(token))).isEqualTo(new Genuine(token, 7));
    }

    @Test
    void a_long_name_is_cut_between_characters() {
        var token = lakshmi("Renée Thérèse Gonçalves-d’Souza");

        assertThat(read(text(token)))
                .isInstanceOfSatisfying(
                        Genuine.class,
                        genuine -> assertThat(genuine.token().name()).isEqualTo("Renée Thérèse Gonçalves-d"));
    }

    @Test
    void a_changed_byte_anywhere_makes_it_forged_or_unreadable() {
        byte[] token = ServiceCode.sign(lakshmi("Lakshmi Devi"), KEYS);
        for (int i = 0; i < token.length; i++) {
            byte[] altered = token.clone();
            altered[i] ^= 0x10;
            assertThat(ServiceCode.read(altered, KEYS)).isNotInstanceOf(Genuine.class);
        }
    }

    @Test
    void a_code_signed_by_a_stranger_is_forged() {
        String strange = ServiceCode.text(lakshmi("Lakshmi Devi"), HOST, TestKeys.withNumber(7));

        assertThat(read(strange)).isEqualTo(new Forged());
    }

    @Test
    void a_signed_name_with_a_text_direction_trick_is_not_shown() {
        assertThat(read(text("Ravi\u202Eived"))).isEqualTo(new Unreadable());
    }

    @Property(tries = 500)
    void no_bytes_can_make_the_reader_fail(@ForAll byte[] bytes) {
        assertThat(ServiceCode.read(Base32.encode(bytes), KEYS)).isNotInstanceOf(Genuine.class);
    }

    @Property(tries = 500)
    void no_text_can_make_the_reader_fail(@ForAll String text) {
        assertThat(ServiceCode.read(text, KEYS)).isNotInstanceOf(Genuine.class);
    }

    private static ServiceCode.Reading read(String text) {
        return ServiceCode.read(text.substring(PREFIX), KEYS);
    }

    private static String text(String name) {
        return text(lakshmi(name));
    }

    private static String text(ServiceToken token) {
        return ServiceCode.text(token, HOST, KEYS);
    }

    private static ServiceToken lakshmi(String name) {
        return new ServiceToken(
                new CardSerial(0x1122334455667788L),
                HealthId.ofBody(2094718305L),
                ISSUED,
                ISSUED.plusYears(1),
                EnumSet.of(Flag.TEMPORARY, Flag.EMERGENCY_CODE),
                1964,
                SexCode.FEMALE,
                name);
    }
}
