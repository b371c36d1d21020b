package hims.record;

import hims.platform.Kind;
import hims.platform.Problem;

/** What the record refuses. */
public enum RecordProblem implements Problem {
    /** No such resource, or none this reader may know of. */
    RESOURCE_NOT_FOUND(Kind.NOT_FOUND),
    /** The resource breaks rules of its type; fact {@code faults} lists every one, as {@link hims.record.shape.Fault}. */
    RESOURCE_INVALID(Kind.UNPROCESSABLE),
    /** It refers to a fact that is not there, or is somebody else's; fact {@code reference} names it. */
    REFERENCE_MISSING(Kind.INVALID),
    /** Somebody changed the resource since it was read; fact {@code version} is the current one. */
    VERSION_STALE(Kind.STALE),
    /** The identifier belongs to another resource of the same person and type. */
    IDENTIFIER_TAKEN(Kind.CONFLICT),
    /** Its type knows no way to say that it was an error. */
    NOT_RETRACTABLE(Kind.UNPROCESSABLE),
    /** The search asks for too little that is indexed; fact {@code examined} is the number of entries that were read in vain. */
    SEARCH_TOO_WIDE(Kind.UNPROCESSABLE),
    /** More than {@code limit} megabytes in one Binary or attachment. */
    CONTENT_TOO_LARGE(Kind.TOO_LARGE),
    /** Content of type {@code format} is not kept. */
    CONTENT_KIND(Kind.OTHER_MEDIA),
    /** The content does not begin as type {@code format} does. */
    CONTENT_MISMATCH(Kind.UNPROCESSABLE);

    private final Kind kind;

    RecordProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
