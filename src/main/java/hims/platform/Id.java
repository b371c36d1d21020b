package hims.platform;

import java.util.UUID;

/** An id with a type of its own: {@code record PersonId(UUID value) implements Id {}}. */
public interface Id {
    UUID value();
}
