package hims.fhir;

import java.util.ArrayList;
import java.util.List;

/** What was added and taken away between two texts, line by line: the fewest such lines (longest common subsequence). */
public final class LineDifference {
    /** Beyond it the changed part counts as replaced as a whole: the table would take too much memory. */
    private static final long MOST_CELLS = 4_000_000;

    private static final int CONTEXT = 3;

    private LineDifference() {}

    public enum Mark {
        SAME,
        ADDED,
        REMOVED,
        /** Lines left out that are the same; the text is their number. */
        SKIPPED
    }

    public record Line(Mark mark, String text) {}

    /** With three lines around each change; empty when nothing differs. */
    static List<Line> of(List<String> before, List<String> after) {
        var head = 0;
        while (head < Math.min(before.size(), after.size()) && before.get(head).equals(after.get(head))) {
            head++;
        }
        var tail = 0;
        while (tail < Math.min(before.size(), after.size()) - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        var lines = new ArrayList<Line>();
        before.subList(0, head).forEach(line -> lines.add(new Line(Mark.SAME, line)));
        lines.addAll(changed(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail)));
        before.subList(before.size() - tail, before.size()).forEach(line -> lines.add(new Line(Mark.SAME, line)));
        return folded(lines);
    }

    private static List<Line> changed(List<String> before, List<String> after) {
        var lines = new ArrayList<Line>();
        if ((long) before.size() * after.size() > MOST_CELLS) {
            before.forEach(line -> lines.add(new Line(Mark.REMOVED, line)));
            after.forEach(line -> lines.add(new Line(Mark.ADDED, line)));
            return lines;
        }
        var common = common(before, after);
        var from = 0;
        var to = 0;
        while (from < before.size() || to < after.size()) {
            if (from < before.size() && to < after.size() && before.get(from).equals(after.get(to))) {
                lines.add(new Line(Mark.SAME, before.get(from++)));
                to++;
            } else if (to == after.size() || (from < before.size() && common[from + 1][to] >= common[from][to + 1])) {
                lines.add(new Line(Mark.REMOVED, before.get(from++)));
            } else {
                lines.add(new Line(Mark.ADDED, after.get(to++)));
            }
        }
        return lines;
    }

    /** How many lines the ends of both have in common, from each place on. */
    private static int[][] common(List<String> before, List<String> after) {
        var common = new int[before.size() + 1][after.size() + 1];
        for (var from = before.size() - 1; from >= 0; from--) {
            for (var to = after.size() - 1; to >= 0; to--) {
                common[from][to] = before.get(from).equals(after.get(to))
                        ? common[from + 1][to + 1] + 1
                        : Math.max(common[from + 1][to], common[from][to + 1]);
            }
        }
        return common;
    }

    private static List<Line> folded(List<Line> lines) {
        var near = new boolean[lines.size()];
        for (var at = 0; at < near.length; at++) {
            if (lines.get(at).mark() != Mark.SAME) {
                java.util.Arrays.fill(near, Math.max(0, at - CONTEXT), Math.min(near.length, at + CONTEXT + 1), true);
            }
        }
        var folded = new ArrayList<Line>();
        var skipped = 0;
        for (var at = 0; at < near.length; at++) {
            skipped = near[at] ? skipped : skipped + 1;
            if (skipped > 0 && (near[at] || at == near.length - 1)) {
                folded.add(new Line(Mark.SKIPPED, Integer.toString(skipped)));
                skipped = 0;
            }
            if (near[at]) {
                folded.add(lines.get(at));
            }
        }
        return folded.stream().allMatch(line -> line.mark() == Mark.SKIPPED) ? List.of() : folded;
    }
}
