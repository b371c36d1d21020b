package hims.scheduling;

import hims.platform.Id;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A line of people for one service of one unit. Reference queues have ids made from their code, so that data files can name them. */
public record QueueId(UUID value) implements Id {
    /** @param code for example {@code LNH/MED-OPD} */
    public static QueueId of(String code) {
        return new QueueId(UUID.nameUUIDFromBytes(("hims:queue:" + code).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
