package hims.card.code;

import static org.assertj.core.api.Assertions.assertThat;

import hims.card.CardSerial;
import hims.card.code.EmergencyCode.Forged;
import hims.card.code.EmergencyCode.Genuine;
import hims.card.code.EmergencyCode.Unreadable;
import hims.card.code.EmergencyRecord.Allergy;
import hims.card.code.EmergencyRecord.Birth;
import hims.card.code.EmergencyRecord.Contact;
import hims.card.code.EmergencyRecord.Criticality;
import hims.card.code.EmergencyRecord.Flag;
import hims.card.code.EmergencyRecord.Relation;
import hims.person.HealthId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.zip.Deflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EmergencyCodeTest {

    private static final TestKeys KEYS = TestKeys.withNumber(2);
    private static final Instant NOW = Instant.parse("2026-11-03T08:35:00Z");

    @Test
    void what_was_signed_reads_back() {
        EmergencyCode code = code(record(5, 5, 5));

        assertThat(EmergencyCode.read(code.sign(KEYS), KEYS)).isEqualTo(new Genuine(code));
    }

    @Test
    void not_recorded_and_none_known_stay_apart() {
        EmergencyRecord nothingAsked = bare(Answer.notRecorded());
        EmergencyRecord noneKnown = bare(Answer.known(List.of()));

        assertThat(readBack(nothingAsked).allergies()).isEqualTo(Answer.notRecorded());
        assertThat(readBack(noneKnown).allergies()).isEqualTo(Answer.known(List.of()));
    }

    @Test
    void the_same_record_signed_elsewhere_is_forged() {
        assertThat(EmergencyCode.read(code(record(1, 1, 1)).sign(TestKeys.withNumber(2)), KEYS))
                .isEqualTo(new Forged());
    }

    @Test
    void a_changed_byte_anywhere_makes_it_forged_or_unreadable() {
        byte[] cose = CoseSign1.sign(CborWriter.write(new Cbor.Table()), KEYS);
        byte[] data = Base32.decode(code(record(2, 2, 2)).sign(KEYS)).orElseThrow();
        for (byte[] whole : List.of(cose, data)) {
            for (int i = 0; i < whole.length; i++) {
                byte[] altered = whole.clone();
                altered[i] ^= 0x04;
                assertThat(EmergencyCode.read(Base32.encode(altered), KEYS)).isNotInstanceOf(Genuine.class);
            }
        }
    }

    @Test
    void a_key_of_a_later_version_is_passed_over() {
        Cbor.Table claims = CborReader.read(
                        CoseSign1.read(cose(code(record(1, 1, 1)))).payload())
                .asTable();
        claims.fetch(-65537).asTable().with(99, Cbor.array(new Cbor.Text("later")));

        String text = Base32.encode(CoseSign1.sign(CborWriter.write(claims), KEYS));

        assertThat(EmergencyCode.read(text, KEYS)).isEqualTo(new Genuine(code(record(1, 1, 1))));
    }

    @Test
    void a_signed_map_without_a_health_id_is_unreadable() {
        String text = Base32.encode(CoseSign1.sign(CborWriter.write(new Cbor.Table()), KEYS));

        assertThat(EmergencyCode.read(text, KEYS)).isEqualTo(new Unreadable());
    }

    @Test
    void a_zip_bomb_stops_at_64_kilobytes() {
        String bomb = Base32.encode(deflated(new byte[2_000_000]));

        assertThat(bomb).hasSizeLessThan(4096);
        assertThat(EmergencyCode.read(bomb, KEYS)).isEqualTo(new Unreadable());
    }

    @Test
    void a_text_over_four_kilobytes_is_not_even_decoded() {
        assertThat(EmergencyCode.read("A".repeat(5000), KEYS)).isEqualTo(new Unreadable());
    }

    @Property(tries = 500)
    void no_bytes_can_make_the_reader_fail(@ForAll byte[] bytes) {
        assertThat(EmergencyCode.read(Base32.encode(bytes), KEYS)).isNotInstanceOf(Genuine.class);
        assertThat(EmergencyCode.read(Base32.encode(deflated(bytes)), KEYS)).isNotInstanceOf(Genuine.class);
    }

    @Test
    void a_damaged_code_never_makes_the_reader_fail() {
        byte[] cose = cose(code(record(5, 5, 5)));
        var random = new Random(20261103);
        for (int n = 0; n < 5_000; n++) {
            byte[] damaged = Arrays.copyOf(cose, random.nextInt(cose.length) + 1);
            for (int hits = random.nextInt(4); hits >= 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            damaged[0] = (byte) 0xD2;
            assertThat(EmergencyCode.read(Base32.encode(damaged), KEYS)).isNotInstanceOf(Genuine.class);
        }
    }

    static EmergencyRecord record(int allergies, int conditions, int medicines) {
        return new EmergencyRecord(
                HealthId.ofBody(2386104957L),
                "Lakshmi Devi",
                Birth.inYear(1964),
                SexCode.FEMALE,
                Answer.known(List.of(278150003L)),
                Answer.known(LongStream.range(0, allergies)
                        .mapToObj(i -> new Allergy(764146007L + 7919 * i, Criticality.HIGH, 39579001L + 104729 * i))
                        .toList()),
                Answer.known(LongStream.range(0, conditions)
                        .mapToObj(i -> 84757009L + 15485863 * i)
                        .toList()),
                Answer.known(LongStream.range(0, medicines)
                        .mapToObj(i -> 387000003L + 32452843 * i)
                        .toList()),
                Answer.notRecorded(),
                new Contact("Ram Prasad", Relation.HUSBAND, 919811020644L),
                "लक्ष्मी देवी",
                null,
                Set.of(Flag.ORGAN_DONOR));
    }

    static EmergencyCode code(EmergencyRecord record) {
        return new EmergencyCode("card.delhi.example", NOW, NOW.plusSeconds(31_536_000), new CardSerial(42), record);
    }

    private static EmergencyRecord readBack(EmergencyRecord record) {
        return ((Genuine) EmergencyCode.read(code(record).sign(KEYS), KEYS))
                .code()
                .record();
    }

    private static EmergencyRecord bare(Answer<Allergy> allergies) {
        return new EmergencyRecord(
                HealthId.ofBody(2386104957L),
                "Lakshmi Devi",
                null,
                SexCode.UNKNOWN,
                Answer.notRecorded(),
                allergies,
                Answer.notRecorded(),
                Answer.notRecorded(),
                Answer.notRecorded(),
                null,
                null,
                null,
                Set.of());
    }

    private static byte[] cose(EmergencyCode code) {
        byte[] data = Base32.decode(code.sign(KEYS)).orElseThrow();
        return data[0] == 0x78 ? Zlib.inflate(data) : data;
    }

    private static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        var out = new byte[bytes.length + 100];
        byte[] packed = Arrays.copyOf(out, deflater.deflate(out));
        deflater.end();
        return packed;
    }
}
