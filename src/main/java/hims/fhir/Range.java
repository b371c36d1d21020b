package hims.fhir;

import java.util.Optional;
import java.util.regex.Pattern;

/** A part of some content, half-open. Source: RFC 9110, 14: one range of bytes; several, or what is no range, mean the whole. */
record Range(long from, long until) {
    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Empty where no part is asked for; beyond the size it is empty in itself. */
    static Optional<Range> read(String header, long size) {
        var match = FORM.matcher(header.strip());
        if (!match.matches() || match.group().endsWith("=-")) {
            return Optional.empty();
        }
        var first = match.group(1);
        var last = match.group(2);
        if (first.isEmpty()) {
            return Optional.of(new Range(Math.max(0, size - Long.parseLong(last)), size));
        }
        var from = Long.parseLong(first);
        var until = last.isEmpty() ? size : Math.min(size, Long.parseLong(last) + 1);
        return until <= from && !last.isEmpty() && Long.parseLong(last) < from
                ? Optional.empty()
                : Optional.of(new Range(from, until));
    }

    boolean isEmpty() {
        return from >= until;
    }

    String contentRange(long size) {
        return "bytes " + from + "-" + (until - 1) + "/" + size;
    }
}
