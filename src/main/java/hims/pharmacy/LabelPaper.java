package hims.pharmacy;

/** What labels are printed on. */
public enum LabelPaper {
    LABEL,
    A4
}
