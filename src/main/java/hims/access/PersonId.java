package hims.access;

import hims.platform.Id;
import java.io.Serializable;
import java.util.UUID;

/** A resident, as every module refers to her; the registry ({@code person}) owns the row. */
public record PersonId(UUID value) implements Id, Serializable {
    @Override
    public String toString() {
        return value.toString();
    }
}
