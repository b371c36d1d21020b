package hims.scheduling;

import hims.access.UnitId;
import hims.platform.Id;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A room or counter as it serves one queue. */
public record ServicePointId(UUID value) implements Id {
    static ServicePointId of(QueueId queue, UnitId room) {
        return new ServicePointId(UUID.nameUUIDFromBytes(
                ("hims:point:" + queue.value() + "/" + room.value()).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
