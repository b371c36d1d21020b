package hims.chart;

import hims.record.Coding;
import java.util.Locale;

/**
 * The vital signs of the form, in its order, with LOINC code and unit. A body mass index is computed, never typed. Outside
 * {@code lowest} and {@code highest} no body and no instrument goes: what is typed there is a slip, whatever one confirms.
 */
public enum Sign {
    SYSTOLIC("8480-6", "Systolic blood pressure", "mmHg", "mm[Hg]", "10", "350"),
    DIASTOLIC("8462-4", "Diastolic blood pressure", "mmHg", "mm[Hg]", "5", "250"),
    PULSE("8867-4", "Heart rate", "/min", "/min", "10", "400"),
    RESPIRATION("9279-1", "Respiratory rate", "/min", "/min", "1", "200"),
    TEMPERATURE("8310-5", "Body temperature", "°C", "Cel", "20.0", "46.0"),
    OXYGEN("59408-5", "Oxygen saturation", "%", "%", "10", "100"),
    WEIGHT("29463-7", "Body weight", "kg", "kg", "0.20", "400.00"),
    HEIGHT("8302-2", "Body height", "cm", "cm", "15.0", "260.0"),
    GLUCOSE("2339-0", "Glucose", "mg/dL", "mg/dL", "5", "2000"),
    PAIN("72514-3", "Pain severity", "/10", "{score}", "0", "10"),
    /** Up to six years. */
    HEAD("9843-4", "Head circumference", "cm", "cm", "10.0", "70.0"),
    /** Mid-upper arm, from six months to five years. */
    ARM("56072-2", "Mid upper arm circumference", "cm", "cm", "4.0", "35.0");

    static final Coding PRESSURE = new Coding(Coding.LOINC, "85354-9", "Blood pressure");
    static final Coding BODY_MASS_INDEX = new Coding(Coding.LOINC, "39156-5", "Body mass index");

    private static final int SIX_MONTHS = 6;
    private static final int FIVE_YEARS = 60;
    private static final int SIX_YEARS = 72;

    private final String loinc;
    private final String display;
    private final String unit;
    private final String ucum;
    private final String lowest;
    private final String highest;

    Sign(String loinc, String display, String unit, String ucum, String lowest, String highest) {
        this.loinc = loinc;
        this.display = display;
        this.unit = unit;
        this.ucum = ucum;
        this.lowest = lowest;
        this.highest = highest;
    }

    public String loinc() {
        return loinc;
    }

    public Coding coding() {
        return new Coding(Coding.LOINC, loinc, display);
    }

    /** As people read it. */
    public String unit() {
        return unit;
    }

    String ucum() {
        return ucum;
    }

    String lowest() {
        return lowest;
    }

    String highest() {
        return highest;
    }

    /** Name of its field in forms. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of the box which says that an unusual value was measured twice. */
    public String twice() {
        return field() + "-twice";
    }

    /** Whether the form asks for it at this age. */
    public boolean asked(Body body) {
        var months = body.ageMonths();
        return switch (this) {
            case HEAD -> months != null && months < SIX_YEARS;
            case ARM -> months != null && months >= SIX_MONTHS && months < FIVE_YEARS;
            default -> true;
        };
    }
}
