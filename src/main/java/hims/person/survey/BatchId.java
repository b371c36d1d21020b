package hims.person.survey;

import hims.platform.Id;
import java.util.UUID;

/** Names a file of a survey. */
public record BatchId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
