package hims.person;

import hims.platform.ui.Chip;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.util.List;
import java.util.Objects;

/** The merges of the city, those that wait first. */
public record MergesPage(List<Row> rows) {
    public MergesPage {
        rows = List.copyOf(rows);
    }

    /** @param keep masked when she is confidential; {@code mergedId} the number that leads to her */
    public record Row(Merge merge, Person keep, HealthId mergedId) {
        public String path() {
            return "/person/merges/" + merge.id();
        }

        public String merged(Frame frame) {
            return frame.show().healthId(mergedId.number());
        }

        public String why() {
            return merge.undoneWhy().isEmpty() ? merge.why() : merge.undoneWhy();
        }

        public String by() {
            return switch (merge.status()) {
                case PREVIEWED, APPROVED, DROPPED -> merge.askedByName();
                case DONE -> merge.doneByName();
                case UNMERGED -> merge.undoneByName();
            };
        }

        public String at(Frame frame) {
            return frame.show()
                    .dateTime(
                            switch (merge.status()) {
                                case PREVIEWED, APPROVED, DROPPED -> merge.askedAt();
                                case DONE -> Objects.requireNonNull(merge.doneAt());
                                case UNMERGED -> Objects.requireNonNull(merge.undoneAt());
                            });
        }

        public Chip state(Frame frame) {
            return switch (merge.status()) {
                case PREVIEWED ->
                    merge.waitsForSecond()
                            ? Chip.of(Tone.AMBER, frame.text("person.merge.state.waits"))
                            : Chip.of(Tone.BLUE, frame.text("person.merge.state.previewed"));
                case APPROVED -> Chip.of(Tone.BLUE, frame.text("person.merge.state.approved"));
                case DONE -> Chip.of(Tone.GREEN, frame.text("person.merge.state.done"));
                case UNMERGED -> Chip.of(Tone.GREY, frame.text("person.merge.state.unmerged"));
                case DROPPED -> Chip.of(Tone.GREY, frame.text("person.merge.state.dropped"));
            };
        }
    }
}
