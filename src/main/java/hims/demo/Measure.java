package hims.demo;

import hims.record.Coding;
import hims.record.ObservationFact.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The vital signs that the invented nurses took, with LOINC code and UCUM unit. */
enum Measure {
    SYSTOLIC("8480-6", "Systolic blood pressure", "mmHg", "mm[Hg]", 0),
    DIASTOLIC("8462-4", "Diastolic blood pressure", "mmHg", "mm[Hg]", 0),
    PULSE("8867-4", "Heart rate", "/min", "/min", 0),
    TEMPERATURE("8310-5", "Body temperature", "°C", "Cel", 1),
    OXYGEN("59408-5", "Oxygen saturation", "%", "%", 0),
    WEIGHT("29463-7", "Body weight", "kg", "kg", 1);

    private final String loinc;
    private final String display;
    private final String unit;
    private final String ucum;
    private final int decimals;

    Measure(String loinc, String display, String unit, String ucum, int decimals) {
        this.loinc = loinc;
        this.display = display;
        this.unit = unit;
        this.ucum = ucum;
        this.decimals = decimals;
    }

    Coding coding() {
        return new Coding(Coding.LOINC, loinc, display);
    }

    Value.Amount amount(double value) {
        return new Value.Amount(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP), unit, ucum);
    }
}
