package hims.notify;

import java.time.Duration;

/** What a message is about, and how it may be treated. */
public enum Event {
    OTP(Haste.AT_ONCE, Duration.ofMinutes(5)),
    TOKEN_ISSUED(Haste.AT_ONCE, Duration.ofHours(2)),
    TOKEN_NEAR(Haste.AT_ONCE, Duration.ofMinutes(30)),
    TOKEN_CALLED(Haste.AT_ONCE, Duration.ofMinutes(15)),
    PRESCRIPTION_READY(Haste.AT_ONCE, Duration.ofHours(4)),
    BREAK_GLASS(Haste.AT_ONCE, Duration.ofDays(3)),
    CARD_ISSUED(Haste.BY_DAY, Duration.ofDays(3)),
    CARD_REISSUE(Haste.BY_DAY, Duration.ofDays(7)),
    CARD_EXPIRES(Haste.BY_DAY, Duration.ofDays(7)),
    MEDICINE_OWED(Haste.BY_DAY, Duration.ofDays(3));

    private enum Haste {
        AT_ONCE,
        /** Not at night: quiet hours hold it back until the morning. */
        BY_DAY
    }

    private final Haste haste;

    @SuppressWarnings("ImmutableEnumChecker") // Duration is immutable
    private final Duration useful;

    Event(Haste haste, Duration useful) {
        this.haste = haste;
        this.useful = useful;
    }

    boolean waitsForMorning() {
        return haste == Haste.BY_DAY;
    }

    /** After this time it helps nobody, and is not sent any more. */
    Duration useful() {
        return useful;
    }

    /** The text is a key to something, and is forgotten once it has left the house. */
    boolean secret() {
        return this == OTP;
    }

    /** A citizen's right that no quota may keep from her (SEC-24). */
    boolean owed() {
        return this == BREAK_GLASS;
    }
}
