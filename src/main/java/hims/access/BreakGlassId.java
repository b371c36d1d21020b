package hims.access;

import hims.platform.Id;
import java.io.Serializable;
import java.util.UUID;

/** One emergency opening of a record. */
public record BreakGlassId(UUID value) implements Id, Serializable {
    @Override
    public String toString() {
        return value.toString();
    }
}
