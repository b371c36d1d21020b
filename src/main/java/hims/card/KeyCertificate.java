package hims.card;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.util.function.UnaryOperator;

/** The smallest self-signed X.509 certificate of a P-256 key (RFC 5280, DER): what PKCS#11 wants beside a private key. */
final class KeyCertificate {

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OID = 0x06;
    private static final int UTF8 = 0x0C;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int SHORT = 0x80;

    /** 2.5.4.3 */
    private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};

    /** 1.2.840.10045.4.3.2 */
    private static final byte[] ECDSA_SHA256 = {0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x04, 0x03, 0x02};

    private KeyCertificate() {}

    /** @param signer ECDSA with SHA-256, DER. Without an end: RFC 5280, 4.1.2.5 */
    static Certificate of(String name, ECPublicKey key, UnaryOperator<byte[]> signer) throws CertificateException {
        byte[] algorithm = der(SEQUENCE, der(OID, ECDSA_SHA256));
        byte[] named = der(
                SEQUENCE,
                der(SET, der(SEQUENCE, der(OID, COMMON_NAME), der(UTF8, name.getBytes(StandardCharsets.UTF_8)))));
        byte[] always = der(
                SEQUENCE,
                der(UTC_TIME, "200101000000Z".getBytes(StandardCharsets.US_ASCII)),
                der(GENERALIZED_TIME, "99991231235959Z".getBytes(StandardCharsets.US_ASCII)));
        byte[] serial = der(INTEGER, BigInteger.ONE.toByteArray());
        byte[] content = der(SEQUENCE, serial, algorithm, named, always, named, key.getEncoded());
        byte[] signature = der(BIT_STRING, new byte[1], signer.apply(content));
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der(SEQUENCE, content, algorithm, signature)));
    }

    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var all = new ByteArrayOutputStream();
        all.write(tag);
        length(content.size(), all);
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    private static void length(int length, ByteArrayOutputStream to) {
        if (length < SHORT) {
            to.write(length);
            return;
        }
        byte[] bytes = BigInteger.valueOf(length).toByteArray();
        int zeros = bytes[0] == 0 ? 1 : 0;
        to.write(SHORT | bytes.length - zeros);
        to.write(bytes, zeros, bytes.length - zeros);
    }
}
