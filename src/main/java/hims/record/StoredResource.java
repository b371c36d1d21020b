package hims.record;

import hims.access.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One version of a resource as it lies in the store. The bytes are the answer to a read: nobody changes them. */
public final class StoredResource {
    private static final int NAME_AT = "{\"resourceType\":\"\",\"id\":\"".length();

    private final ResourceKey key;
    private final @Nullable PersonId person;
    private final int version;
    private final Instant at;
    private final short flags;
    private final byte[] bytes;

    StoredResource(ResourceKey key, @Nullable PersonId person, int version, Instant at, short flags, byte[] bytes) {
        this.key = key;
        this.person = person;
        this.version = version;
        this.at = at;
        this.flags = flags;
        this.bytes = bytes;
    }

    public ResourceKey key() {
        return key;
    }

    /** Whose fact it is; null for what is about nobody. */
    public @Nullable PersonId person() {
        return person;
    }

    public int version() {
        return version;
    }

    /** When this version was recorded: {@code meta.lastUpdated}. */
    public Instant at() {
        return at;
    }

    public byte[] bytes() {
        return bytes;
    }

    public boolean enteredInError() {
        return (flags & Flags.ENTERED_IN_ERROR) != 0;
    }

    public ObjectNode parse() {
        return FhirJson.MAPPER.readValue(bytes, ObjectNode.class);
    }

    public boolean deleted() {
        return (flags & Flags.DELETED) != 0;
    }

    /** Whether this reader may know of it at all, deleted or not. */
    public boolean openTo(Clearance clearance) {
        return (flags & clearance.secret()) == 0;
    }

    /** The id it shows, which its sender may have chosen: every body begins with type and id. */
    public String name() {
        var from = NAME_AT + key.type().fhirName().length();
        var to = from;
        while (bytes[to] != '"') {
            to++;
        }
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }

    short deletedFlags() {
        return (short) (flags | Flags.DELETED);
    }

    boolean visibleTo(Clearance clearance) {
        return openTo(clearance) && !deleted();
    }
}
