package hims.person;

import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.web.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One merge: what it will do, or did.
 *
 * @param merged as she is on record; the survivor herself once it is done
 * @param counts what moves, or moved, by kind
 * @param since recorded for the survivor after a merge that was taken back
 * @param own whether the reader asked for it, and cannot agree to it
 * @param blocked whether a later merge must be taken back first
 */
public record MergePage(
        MergesPage.Row row,
        Person merged,
        List<Count> counts,
        List<Later> since,
        boolean own,
        boolean blocked,
        Fields in) {
    public MergePage {
        counts = List.copyOf(counts);
        since = List.copyOf(since);
    }

    /** @param stays as many as lead to the survivor without being moved */
    public record Count(String key, int moves, int stays) {}

    /** @param pick what names it in the form */
    public record Later(String key, String pick, Instant at) {}

    public String path() {
        return row.path();
    }

    public Person keep() {
        return row.keep();
    }

    Merge merge() {
        return row.merge();
    }

    public boolean waits() {
        return merge().status() == Merge.Status.PREVIEWED || merge().status() == Merge.Status.APPROVED;
    }

    public boolean waitsForSecond() {
        return merge().waitsForSecond();
    }

    public boolean ready() {
        return merge().ready();
    }

    public boolean done() {
        return merge().status() == Merge.Status.DONE;
    }

    public boolean undone() {
        return merge().status() == Merge.Status.UNMERGED;
    }

    public List<String> seconds() {
        return merge().seconds();
    }

    public String why() {
        return merge().why();
    }

    public String undoneWhy() {
        return merge().undoneWhy();
    }

    public List<Comparison.Line> lines(Frame frame) {
        return Comparison.of(keep(), merged, frame);
    }

    /** Whether the survivor takes this value from the other. */
    public boolean takes(Comparison.Line line) {
        Choice choice = line.choice();
        return choice != null && merge().choices().contains(choice);
    }

    /** Asked by Usha Rawat on 03-Nov-2026, agreed by … */
    public String story(Frame frame) {
        var story = new ArrayList<String>();
        story.add(frame.text(
                "person.merge.asked", merge().askedByName(), frame.show().dateTime(merge().askedAt())));
        step("person.merge.agreed", merge().approvedByName(), merge().approvedAt(), story, frame);
        step("person.merge.was-done", merge().doneByName(), merge().doneAt(), story, frame);
        step("person.merge.was-undone", merge().undoneByName(), merge().undoneAt(), story, frame);
        return String.join(" ", story);
    }

    private static void step(String key, String by, @Nullable Instant at, List<String> story, Frame frame) {
        if (at != null) {
            story.add(frame.text(key, by, frame.show().dateTime(at)));
        }
    }

    public Input password(Frame frame) {
        return Input.password("password", frame.text("person.merge.password"))
                .hint(frame.text("person.merge.password.hint"))
                .in(in, frame);
    }

    public Input reason(Frame frame) {
        return Input.area("why", frame.text("person.merge.undo.why"))
                .maxLength(PairForms.LONGEST)
                .in(in, frame);
    }
}
