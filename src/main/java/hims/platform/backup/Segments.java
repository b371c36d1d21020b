package hims.platform.backup;

/** Names of segments of PostgreSQL's log and their places in it. */
record Segments(long timeline, long size) {
    private static final long IN_ONE_LOG = 1L << 32;

    /** @param number how many segments lie before it */
    String name(long number) {
        var each = IN_ONE_LOG / size;
        return "%08X%08X%08X".formatted(timeline, number / each, number % each);
    }

    /** Where the segment begins. */
    long start(String name) {
        var log = Long.parseLong(name.substring(8, 16), 16);
        return (log * (IN_ONE_LOG / size) + Long.parseLong(name.substring(16, 24), 16)) * size;
    }

    String next(String name) {
        return name(start(name) / size + 1);
    }

    static long timeline(String name) {
        return Long.parseLong(name.substring(0, 8), 16);
    }
}
