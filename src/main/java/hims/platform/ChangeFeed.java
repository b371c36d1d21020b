package hims.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What changed in the clinical record, in the order of transactions, for those who follow it. */
@Component
public class ChangeFeed {
    /** Where a reader stands. */
    public record Cursor(long txid, long seq) {
        public static final Cursor START = new Cursor(0, 0);
        public static final Cursor END = new Cursor(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    public record Entry(Cursor at, Change change) {}

    private final ChangeFeedSql sql;

    ChangeFeed(ChangeFeedSql sql) {
        this.sql = sql;
    }

    /** In the caller's transaction; every transaction that writes the record must call it. */
    public void append(List<Change> changes) {
        sql.append(changes);
    }

    /** The changes before a point, newest first; of one type, or of all where it is null. */
    public List<Entry> before(Cursor cursor, @Nullable Short rtype, int limit) {
        return sql.before(cursor, rtype, limit);
    }

    /** The next changes that no running transaction can still slip in front of. */
    public List<Entry> after(Cursor cursor, int limit) {
        return sql.after(cursor, limit);
    }
}
