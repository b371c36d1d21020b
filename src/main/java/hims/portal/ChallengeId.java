package hims.portal;

import hims.platform.Id;
import java.util.UUID;

/** One code that was asked for. */
record ChallengeId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
