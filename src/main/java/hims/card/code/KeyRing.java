package hims.card.code;

import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;

/** The public keys a verifier trusts now. */
public interface KeyRing {

    Optional<ECPublicKey> numbered(int keyNumber);

    /** Every key with this kid: eight bytes may collide, so a reader tries them all. */
    List<ECPublicKey> withKid(byte[] kid);
}
