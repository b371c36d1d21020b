package hims.terminology;

/** How loudly an alert speaks (CLIN-27): a line of text, a reason to go on, or a second person. */
public enum Level {
    INFO,
    WARNING,
    STOP
}
