package hims.card.code;

/** The key that signs now, wherever its private half lies: a key file, an HSM or a KMS. */
public interface CardSigner {

    /** 0 to 255, as in the published key list. */
    int keyNumber();

    /** The first eight bytes of the key's JWK thumbprint. */
    byte[] kid();

    /** ES256, r then s. */
    byte[] sign(byte[] message);
}
