package hims.platform.db;

import org.jspecify.annotations.Nullable;

/** The database cannot be used: what is wrong, and what the operator can do. */
final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    DatabaseFailure(String wrong, String remedy) {
        this(wrong, remedy, null);
    }

    DatabaseFailure(String wrong, String remedy, @Nullable Throwable cause) {
        super(wrong, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
