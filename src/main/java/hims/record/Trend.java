package hims.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** One measurement over time, newest first. */
public record Trend(Coding code, List<Point> points) {

    /** @param interpretation code of HL7: H, L, HH, LL, N or empty */
    public record Point(ResourceKey key, Instant at, BigDecimal value, String unit, String interpretation) {}
}
