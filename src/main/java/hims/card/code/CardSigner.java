package hims.card.code;

/** The key that signs now, wherever its private half lies: a key file, an HSM or a KMS. */
public interface CardSigner {

    /** 0 to 255, as in the published key list. */
    int keyNumber();

    /** The first eight bytes of the key's JWK thumbprint. */
    byte[] kid();

    /** The whole thumbprint in base64url, as JWK names the key. */
    String thumbprint();

    /** ES256, r then s. */
    byte[] sign(byte[] message);
}
