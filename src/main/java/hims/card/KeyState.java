package hims.card;

import java.util.Set;

/** The life of a signing key (CARD-34). */
public enum KeyState {
    CREATED,
    PUBLISHED,
    SIGNING,
    VERIFY_ONLY,
    RETIRED,
    COMPROMISED;

    /** Whether a verifier still trusts what this key signed. */
    boolean isTrusted() {
        return Set.of(PUBLISHED, SIGNING, VERIFY_ONLY).contains(this);
    }

    boolean canBecome(KeyState next) {
        return switch (this) {
            case CREATED -> next == PUBLISHED || next == COMPROMISED;
            case PUBLISHED -> next == SIGNING || next == COMPROMISED;
            case SIGNING -> next == VERIFY_ONLY || next == COMPROMISED;
            case VERIFY_ONLY -> next == RETIRED || next == COMPROMISED;
            case RETIRED -> next == COMPROMISED;
            case COMPROMISED -> false;
        };
    }
}
