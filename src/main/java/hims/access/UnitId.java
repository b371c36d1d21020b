package hims.access;

import hims.platform.Id;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A facility or a place in one. Reference units have ids made from their code, so that data files can name them. */
public record UnitId(UUID value) implements Id, Serializable {
    /** The city itself: where machines and citizens act. */
    public static final UnitId CITY = of("DL");

    /** @param code for example {@code LNH/MED-OPD/R14} */
    public static UnitId of(String code) {
        return new UnitId(UUID.nameUUIDFromBytes(("hims:unit:" + code).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
