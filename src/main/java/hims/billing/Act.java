package hims.billing;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.platform.Money;
import hims.scheduling.VisitId;
import java.time.Instant;
import java.util.UUID;

/**
 * Something done for a patient that has a value.
 *
 * @param facility where it was done: its cost is borne there, wherever the visit began
 * @param service code of the tariff, MEDICINE for goods valued at cost
 * @param source the line of the act: it is charged once
 * @param cost what the goods used cost, zero for pure service
 */
public record Act(
        VisitId visit,
        PersonId patient,
        UnitId facility,
        String service,
        UUID source,
        long quantity,
        Money cost,
        Instant actedAt) {

    public static final String MEDICINE = "MEDICINE";
    public static final String OPD_VISIT = "OPD-VISIT";

    public Act {
        if (quantity <= 0 || cost.paise() < 0) {
            throw new IllegalArgumentException("quantity " + quantity + ", cost " + cost);
        }
    }
}
