package hims.audit;

/** What was done. The database checks the same list. */
public enum Action {
    READ,
    SEARCH,
    CREATE,
    UPDATE,
    DELETE,
    PRINT,
    EXPORT,
    SIGN_IN,
    SIGN_OUT,
    BREAK_GLASS_OPEN,
    BREAK_GLASS_CLOSE
}
