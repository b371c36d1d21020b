package hims.card.code;

import hims.card.CardSerial;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/**
 * The signed record on the back of a card (FMT-20, FMT-21). Not encrypted: whoever holds the card reads it, and the
 * holder was told so.
 */
public record EmergencyCode(
        String issuer, Instant issuedAt, Instant expiresAt, CardSerial serial, EmergencyRecord record) {

    private static final int MAX_TEXT = 4096;
    private static final byte COSE_FIRST_BYTE = (byte) 0xD2;
    private static final byte ZLIB_FIRST_BYTE = 0x78;

    private static final int ISSUER = 1;
    private static final int EXPIRES = 4;
    private static final int ISSUED = 6;
    private static final int SERIAL = 7;
    private static final int RECORD = -65537;

    public sealed interface Reading {}

    /** The signature holds; the reader still compares the expiry with its clock. */
    public record Genuine(EmergencyCode code) implements Reading {}

    public record Forged() implements Reading {}

    public record Unreadable() implements Reading {}

    /** The address before the {@code #}, which is its own QR segment. */
    public static String page(String host) {
        return "HTTPS://" + host.toUpperCase(Locale.ROOT) + "/E";
    }

    /** The base32 text after the {@code #}. */
    public String sign(CardSigner signer) {
        byte[] cose = CoseSign1.sign(CborWriter.write(claims()), signer);
        byte[] packed = Zlib.deflate(cose);
        return Base32.encode(packed.length < cose.length ? packed : cose);
    }

    /** Reads the base32 text after the {@code #}. Never throws, whatever the text. */
    public static Reading read(String base32, KeyRing keys) {
        if (base32.length() > MAX_TEXT) {
            return new Unreadable();
        }
        try {
            byte[] data = Base32.decode(base32).orElseThrow(() -> new MalformedCode("not base32"));
            CoseSign1.Parts parts = CoseSign1.read(unpack(data));
            return parts.verifies(keys)
                    ? new Genuine(of(CborReader.read(parts.payload()).asTable()))
                    : new Forged();
        } catch (MalformedCode | IllegalArgumentException | DateTimeException e) {
            return new Unreadable();
        }
    }

    private static byte[] unpack(byte[] data) {
        if (data.length == 0) {
            throw new MalformedCode("empty");
        }
        return switch (data[0]) {
            case ZLIB_FIRST_BYTE -> Zlib.inflate(data);
            case COSE_FIRST_BYTE -> data;
            default -> throw new MalformedCode("neither zlib nor COSE");
        };
    }

    private Cbor.Table claims() {
        byte[] serialBytes =
                ByteBuffer.allocate(Long.BYTES).putLong(serial.bits()).array();
        return new Cbor.Table()
                .with(ISSUER, new Cbor.Text(issuer))
                .with(ISSUED, new Cbor.Int(issuedAt.getEpochSecond()))
                .with(EXPIRES, new Cbor.Int(expiresAt.getEpochSecond()))
                .with(SERIAL, new Cbor.Bytes(serialBytes))
                .with(RECORD, EmergencyMap.write(record));
    }

    private static EmergencyCode of(Cbor.Table claims) {
        byte[] serial = claims.fetch(SERIAL).asBytes();
        if (serial.length != Long.BYTES) {
            throw new MalformedCode("a serial of " + serial.length + " bytes");
        }
        return new EmergencyCode(
                claims.fetch(ISSUER).asText(),
                Instant.ofEpochSecond(claims.fetch(ISSUED).asLong()),
                Instant.ofEpochSecond(claims.fetch(EXPIRES).asLong()),
                new CardSerial(ByteBuffer.wrap(serial).getLong()),
                EmergencyMap.read(claims.fetch(RECORD).asTable()));
    }
}
