package hims.access;

import hims.platform.Id;
import java.io.Serializable;
import java.util.UUID;

/** A user account, staff or machine; a citizen acts under her own person id. */
public record UserId(UUID value) implements Id, Serializable {
    @Override
    public String toString() {
        return value.toString();
    }
}
