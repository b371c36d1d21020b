package hims.platform.health;

import java.util.Locale;

/** What may be wrong while the program serves. Texts: {@code health.<reason>.what}, {@code .effect} and {@code .next}. */
public enum Reason {
    DISK,
    ARCHIVE,
    BACKUP,
    CLOCK,
    POOL,
    EVENTS,
    EVENTS_PARKED,
    JOBS,
    SIGN_INS,
    NO_SMS,
    SMS_LATE,
    CARD_KEYS;

    public String key() {
        return "health." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
