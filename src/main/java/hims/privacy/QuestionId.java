package hims.privacy;

import hims.platform.Id;
import java.util.UUID;

public record QuestionId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
