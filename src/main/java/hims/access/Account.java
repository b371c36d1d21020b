package hims.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A staff account as sign-in sees it. */
public record Account(
        UserId id,
        String login,
        String name,
        State state,
        @Nullable String passwordHash,
        @Nullable String totpSecret,
        long totpLastStep,
        int failedCount,
        @Nullable Instant lockedUntil) {

    /** Life cycle of an account; a posting's end closes it the same day. */
    public enum State {
        INVITED,
        ACTIVE,
        SUSPENDED,
        CLOSED
    }
}
