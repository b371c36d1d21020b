package hims.pharmacy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A line as it stands now: what was ordered, and what of it has been handed over anywhere in the city (PHARM-3). */
public record PrescriptionLine(
        LineId id,
        PrescriptionId prescription,
        int number,
        UUID request,
        String medicine,
        BigDecimal dose,
        String route,
        String frequency,
        int days,
        List<String> instructions,
        String indication,
        String note,
        long ordered,
        long dispensed,
        long returned,
        LineStatus status,
        LocalDate validUntil,
        int version) {

    public long left() {
        return status.isOpen() ? ordered - dispensed : 0;
    }

    OrderLine asOrdered() {
        return new OrderLine(medicine, dose, route, frequency, days, instructions, ordered, indication, note);
    }

    /** The last day of the course if what is left begins today: a batch should live as long. */
    public LocalDate courseEnd(LocalDate today) {
        return today.plusDays(Math.ceilDiv(left() * days, ordered));
    }
}
