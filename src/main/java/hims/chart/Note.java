package hims.chart;

/** The words of a consultation (CLIN-11). Empty where there is nothing to say. */
public record Note(String complaint, String findings, String plan) {
    /** Characters of one section. */
    public static final int LONGEST = 4000;

    public static final Note EMPTY = new Note("", "", "");

    public boolean saysNothing() {
        return (complaint + findings + plan).isBlank();
    }
}
