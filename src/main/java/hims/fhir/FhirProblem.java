package hims.fhir;

import hims.platform.Kind;
import hims.platform.Problem;

/** What the API refuses, besides what the modules behind it do. */
public enum FhirProblem implements Problem {
    SIGN_IN(Kind.NOT_SIGNED_IN),
    UNKNOWN_ROUTE(Kind.NOT_FOUND),
    ADDRESS_MALFORMED(Kind.INVALID),
    /** Fact {@code type}. */
    UNKNOWN_TYPE(Kind.NOT_FOUND),
    /** Not there, or nothing this reader may know of. */
    UNKNOWN_RESOURCE(Kind.NOT_FOUND),
    RESOURCE_GONE(Kind.GONE),
    /** Facts {@code method}, {@code allow}. */
    METHOD_REFUSED(Kind.NOT_SUPPORTED),
    FORMAT_REFUSED(Kind.NOT_ACCEPTABLE),
    BODY_FORMAT(Kind.OTHER_MEDIA),
    BODY_EMPTY(Kind.INVALID),
    /** Facts {@code line}, {@code column}. */
    BODY_MALFORMED(Kind.INVALID),
    /** The sender went away. */
    BODY_CUT_SHORT(Kind.INVALID),
    BODY_TOO_LARGE(Kind.TOO_LARGE),
    TOO_MANY_ENTRIES(Kind.TOO_LARGE),
    /** Too large to stand among other answers. */
    CONTENT_APART(Kind.TOO_LARGE),
    TOO_BUSY(Kind.BUSY),
    QUERY_MALFORMED(Kind.INVALID),
    PARAMETER_REFUSED(Kind.INVALID),
    WRONG_TYPE(Kind.INVALID),
    WRONG_ID(Kind.INVALID),
    ID_MALFORMED(Kind.INVALID),
    PERSON_REQUIRED(Kind.UNPROCESSABLE),
    PERSON_CHANGED(Kind.UNPROCESSABLE),
    /** Who changes such a resource must say which version was read. */
    VERSION_REQUIRED(Kind.STALE),
    VERSION_MALFORMED(Kind.INVALID),
    CONDITION_REFUSED(Kind.INVALID),
    CONDITION_AMBIGUOUS(Kind.STALE),
    PATCH_MALFORMED(Kind.INVALID),
    PATCH_FAILED(Kind.UNPROCESSABLE),
    BUNDLE_TYPE(Kind.INVALID),
    ENTRY_INVALID(Kind.INVALID),
    ENTRY_TWICE(Kind.INVALID),
    REFERENCE_UNRESOLVED(Kind.INVALID),
    PERSON_ALIKE(Kind.CONFLICT),
    PERSON_INCOMPLETE(Kind.UNPROCESSABLE),
    /** An element that the registry changes by its own rules. */
    PERSON_KEPT(Kind.UNPROCESSABLE),
    /** An id by which somebody else came in an import before. */
    ID_OF_ANOTHER(Kind.CONFLICT),
    /** A file that ends in the middle. */
    IMPORT_CUT(Kind.INVALID),
    /** Another import reads the same file at this moment. */
    IMPORT_ELSEWHERE(Kind.CONFLICT),
    CLIENT_KEYS(Kind.INVALID),
    CLIENT_CLOSED(Kind.CONFLICT),
    UNKNOWN_CLIENT(Kind.NOT_FOUND);

    private final Kind kind;

    FhirProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
