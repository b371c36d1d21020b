package hims.notify;

/** Who reads a message; each has its own words. */
public enum Audience {
    CITIZEN,
    STAFF
}
