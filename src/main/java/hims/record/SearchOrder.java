package hims.record;

/**
 * The order of what is found, and what comes after a position in it.
 *
 * <p>{@link #STORED} walks the primary key and never changes while a resource exists, so that pages neither skip nor repeat,
 * whatever is written between them. The others follow a time that an update may move: see {@link SearchRequest#asOf}.
 */
public enum SearchOrder {
    /** Newest first within a person; people in no order. */
    STORED("bucket desc, rid desc", "bucket <= :afterBucket and (bucket < :afterBucket or rid < :afterRid)", false),
    ID("rid", "rid > :afterRid", false),
    ID_DOWN("rid desc", "rid < :afterRid", false),
    UPDATED("ts, rid", "(ts, rid) > (:afterAt, :afterRid)", true),
    UPDATED_DOWN("ts desc, rid desc", "(ts, rid) < (:afterAt, :afterRid)", true),
    CLINICAL("d0, rid desc", "d0 >= :afterAt and (d0 > :afterAt or rid < :afterRid)", true),
    CLINICAL_DOWN("d0 desc, rid", "d0 <= :afterAt and (d0 < :afterAt or rid > :afterRid)", true);

    private final String by;
    private final String after;
    private final boolean moves;

    SearchOrder(String by, String after, boolean moves) {
        this.by = by;
        this.after = after;
        this.moves = moves;
    }

    String by() {
        return by;
    }

    String after() {
        return after;
    }

    /** An update may move a resource in this order. */
    public boolean moves() {
        return moves;
    }
}
