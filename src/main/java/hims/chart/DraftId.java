package hims.chart;

import hims.platform.Id;
import java.util.UUID;

/** What one clinician is writing in one visit. */
public record DraftId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
