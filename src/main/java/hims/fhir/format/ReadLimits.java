package hims.fhir.format;

/**
 * How much of a body is read before it is refused.
 *
 * @param depth objects and lists within each other
 */
public record ReadLimits(long bytes, int depth) {
    /** Bundles and attachments up to 50 MB. */
    public static final ReadLimits STANDARD = new ReadLimits(50L * 1024 * 1024, 100);
}
