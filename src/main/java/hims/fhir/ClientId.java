package hims.fhir;

import hims.platform.Id;
import java.util.UUID;

/** A program registered for the API: the {@code client_id} of OAuth. */
public record ClientId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
