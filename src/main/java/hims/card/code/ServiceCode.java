package hims.card.code;

import hims.card.CardSerial;
import hims.card.code.ServiceToken.Flag;
import hims.person.HealthId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes and reads the Service QR on the front of every card (FMT-10 to FMT-12). */
public final class ServiceCode {

    private static final byte VERSION = 1;
    private static final byte[] SIGNED_PREFIX = "hims-card-v1".getBytes(StandardCharsets.US_ASCII);
    private static final LocalDate EPOCH = LocalDate.of(2020, 1, 1);
    private static final int NO_EXPIRY = 65535;
    private static final int FIXED_BYTES = 23;
    private static final int MAX_NAME_BYTES = 30;

    private ServiceCode() {}

    public sealed interface Reading {}

    /** The signature holds. Whether the card is still valid only the card list knows. */
    public record Genuine(ServiceToken token, int keyNumber) implements Reading {}

    /** Well formed, but not signed by a key of ours. */
    public record Forged() implements Reading {}

    public record Unreadable() implements Reading {}

    /** The text of the QR; every character is in the alphanumeric set. */
    public static String text(ServiceToken token, String host, CardSigner signer) {
        return "HTTPS://" + host.toUpperCase(Locale.ROOT) + "/Q/" + Base32.encode(sign(token, signer));
    }

    /** Reads the base32 part that follows {@code /Q/}. */
    public static Reading read(String base32, KeyRing keys) {
        return Base32.decode(base32).map(token -> read(token, keys)).orElseGet(Unreadable::new);
    }

    static byte[] sign(ServiceToken token, CardSigner signer) {
        byte[] fields = fields(token, signer.keyNumber());
        return join(fields, signer.sign(join(SIGNED_PREFIX, fields)));
    }

    static Reading read(byte[] token, KeyRing keys) {
        int nameBytes = token.length - FIXED_BYTES - Es256.SIGNATURE_BYTES;
        if (nameBytes < 0 || nameBytes > MAX_NAME_BYTES || token[0] != VERSION) {
            return new Unreadable();
        }
        byte[] fields = Arrays.copyOfRange(token, 0, FIXED_BYTES + nameBytes);
        byte[] signature = Arrays.copyOfRange(token, fields.length, token.length);
        int keyNumber = token[1] & 0xFF;
        boolean signed = keys.numbered(keyNumber)
                .filter(key -> Es256.verifies(join(SIGNED_PREFIX, fields), signature, key))
                .isPresent();
        if (!signed) {
            return new Forged();
        }
        return parse(fields).<Reading>map(read -> new Genuine(read, keyNumber)).orElseGet(Unreadable::new);
    }

    private static byte[] fields(ServiceToken token, int keyNumber) {
        byte[] name = CodeText.cut(token.name(), MAX_NAME_BYTES);
        return ByteBuffer.allocate(FIXED_BYTES + name.length)
                .put(VERSION)
                .put((byte) keyNumber)
                .putLong(token.serial().bits())
                .put((byte) (token.healthId().number() >>> 32))
                .putInt((int) token.healthId().number())
                .putShort((short) day(token.issuedOn()))
                .putShort((short) expiryDay(token.expiresOn()))
                .put((byte) Numbered.bits(token.flags()))
                .putShort((short) token.birthYear())
                .put((byte) token.sex().number())
                .put(name)
                .array();
    }

    private static Optional<ServiceToken> parse(byte[] fields) {
        var in = ByteBuffer.wrap(fields).position(2);
        try {
            return Optional.of(new ServiceToken(
                    new CardSerial(in.getLong()),
                    new HealthId(((in.get() & 0xFFL) << 32) | (in.getInt() & 0xFFFFFFFFL)),
                    EPOCH.plusDays(in.getShort() & 0xFFFF),
                    expiry(in.getShort() & 0xFFFF),
                    Numbered.ofBits(Flag.class, in.get()),
                    in.getShort() & 0xFFFF,
                    Numbered.find(SexCode.class, in.get()).orElse(SexCode.UNKNOWN),
                    CodeText.read(Arrays.copyOfRange(fields, FIXED_BYTES, fields.length))));
        } catch (IllegalArgumentException | MalformedCode e) {
            return Optional.empty(); // signed by us, yet against our own rules: a newer writer than this reader
        }
    }

    private static int day(LocalDate date) {
        long day = ChronoUnit.DAYS.between(EPOCH, date);
        if (day < 0 || day >= NO_EXPIRY) {
            throw new DateTimeException(date + " does not fit the card");
        }
        return (int) day;
    }

    private static int expiryDay(@Nullable LocalDate date) {
        return date == null ? NO_EXPIRY : day(date);
    }

    private static @Nullable LocalDate expiry(int day) {
        return day == NO_EXPIRY ? null : EPOCH.plusDays(day);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
