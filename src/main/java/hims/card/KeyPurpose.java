package hims.card;

import java.time.Period;

/** Each kind of code has a key of its own (CARD-34). */
public enum KeyPurpose {
    /** A child's card is good until its eighteenth birthday at most, a grown-up's for ten years. */
    SERVICE(Period.ofYears(13)),
    EMERGENCY(Period.ofYears(1)),
    /** SMART Health Cards. */
    HEALTH_CARD(Period.ofYears(1)),
    /** The lists of cards that are no longer good. */
    LIST(Period.ofDays(7));

    @SuppressWarnings("ImmutableEnumChecker") // Period is immutable
    private final Period needed;

    KeyPurpose(Period needed) {
        this.needed = needed;
    }

    /** How long what a key of this purpose signed last is shown to readers (house values, as the lives of cards). */
    Period needed() {
        return needed;
    }
}
