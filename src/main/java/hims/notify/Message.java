package hims.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the outbox as the pages show it. */
record Message(
        MessageId id,
        Event event,
        String phone,
        String body,
        MessageState state,
        int attempts,
        Instant createdAt,
        @Nullable String reason) {}
