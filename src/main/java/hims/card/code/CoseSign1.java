package hims.card.code;

import java.util.List;

/** A tagged COSE_Sign1 with ES256 and a kid, both protected (FMT-21, RFC 9052). */
final class CoseSign1 {

    private static final long TAG = 18;
    private static final long ALGORITHM = 1;
    private static final long ES256 = -7;
    private static final long KID = 4;

    private CoseSign1() {}

    @SuppressWarnings("ArrayRecordComponent")
    record Parts(byte[] header, byte[] kid, byte[] payload, byte[] signature) {

        boolean verifies(KeyRing keys) {
            return keys.withKid(kid).stream()
                    .anyMatch(key -> Es256.verifies(toBeSigned(header, payload), signature, key));
        }
    }

    static byte[] sign(byte[] payload, CardSigner signer) {
        byte[] header = CborWriter.write(
                new Cbor.Table().with(ALGORITHM, new Cbor.Int(ES256)).with(KID, new Cbor.Bytes(signer.kid())));
        byte[] signature = signer.sign(toBeSigned(header, payload));
        return CborWriter.write(new Cbor.Tagged(
                TAG,
                Cbor.array(
                        new Cbor.Bytes(header), new Cbor.Table(), new Cbor.Bytes(payload), new Cbor.Bytes(signature))));
    }

    static Parts read(byte[] cose) {
        if (!(CborReader.read(cose) instanceof Cbor.Tagged(long tag, Cbor body)) || tag != TAG) {
            throw new MalformedCode("not a COSE_Sign1");
        }
        List<Cbor> parts = body.asItems();
        if (parts.size() != 4 || !parts.get(1).asTable().entries().isEmpty()) {
            throw new MalformedCode("not the four parts of a COSE_Sign1");
        }
        byte[] header = parts.getFirst().asBytes();
        Cbor.Table fields = CborReader.read(header).asTable();
        byte[] signature = parts.get(3).asBytes();
        if (fields.fetch(ALGORITHM).asLong() != ES256 || signature.length != Es256.SIGNATURE_BYTES) {
            throw new MalformedCode("not ES256");
        }
        return new Parts(header, fields.fetch(KID).asBytes(), parts.get(2).asBytes(), signature);
    }

    private static byte[] toBeSigned(byte[] header, byte[] payload) {
        return CborWriter.write(Cbor.array(
                new Cbor.Text("Signature1"),
                new Cbor.Bytes(header),
                new Cbor.Bytes(new byte[0]),
                new Cbor.Bytes(payload)));
    }
}
