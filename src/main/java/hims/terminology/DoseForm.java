package hims.terminology;

import hims.platform.CodeFile;
import java.math.BigDecimal;
import java.util.List;

/**
 * A form of medicine: what is handed out, what one takes of it, and how the quantity is rounded (PHARM-20).
 *
 * @param dispensed tablet, bottle, tube … : the unit of stock
 * @param dosed tablet, mL, puff … : the unit of a dose
 * @param doseUcum UCUM code of {@code dosed}
 * @param step smallest part of a dose unit that can be measured
 * @param systemic reaches the whole body, so that duplicates and interactions count
 */
public record DoseForm(
        String code,
        Words name,
        Words dispensed,
        Words dosed,
        String doseUcum,
        BigDecimal step,
        Rounding rounding,
        List<Route> routes,
        boolean systemic) {

    public enum Rounding {
        /** Up to whole pieces in total: half a tablet twice a day for five days is five tablets. */
        WHOLE,
        /** Every dose opens whole containers: half an ampoule twice a day for five days is ten ampoules. */
        EACH_DOSE,
        /** Up to whole bottles, tubes or inhalers. */
        PACK
    }

    public boolean measurable(BigDecimal dose) {
        return dose.signum() > 0 && dose.remainder(step).signum() == 0;
    }

    static DoseForm read(CodeFile.Line line, CodeList<Route> routes) {
        return new DoseForm(
                line.text("code"),
                Words.of(line, "name", "name_hi"),
                Words.of(line, "dispense_en", "dispense_hi"),
                Words.of(line, "dose_en", "dose_hi"),
                line.text("dose_ucum"),
                new BigDecimal(line.text("step")),
                Rounding.valueOf(line.text("rounding")),
                routes.known(line.parts("routes")),
                line.yes("systemic"));
    }
}
