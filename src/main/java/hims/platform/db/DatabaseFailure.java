package hims.platform.db;

import org.jspecify.annotations.Nullable;

/** The database cannot be used: what is wrong, and what the operator can do. */
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    public DatabaseFailure(String wrong, String remedy) {
        this(wrong, remedy, null);
    }

    public DatabaseFailure(String wrong, String remedy, @Nullable Throwable cause) {
        super(wrong, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
