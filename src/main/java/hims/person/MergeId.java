package hims.person;

import hims.platform.Id;
import java.util.UUID;

public record MergeId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
