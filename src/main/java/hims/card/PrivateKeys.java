package hims.card;

import java.security.interfaces.ECPublicKey;

/** Where private keys lie: encrypted key files ({@link KeyFiles}), or a token ({@link KeyToken}) (CARD-34). */
interface PrivateKeys {

    /** Makes a new P-256 key; the private half never leaves. */
    ECPublicKey create(int keyNumber);

    boolean holds(int keyNumber);

    /** ES256, r then s. */
    byte[] sign(int keyNumber, byte[] message);
}
