package hims.pharmacy;

import hims.platform.Id;
import java.util.UUID;

/** What a prescriber signed at one visit. */
public record PrescriptionId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
