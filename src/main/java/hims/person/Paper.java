package hims.person;

import hims.platform.ui.Chip;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A number of hers as we hold it.
 *
 * @param steps what became of it, the latest first; none for one that came with a registration
 */
public record Paper(UUID id, Identifier identifier, Status status, Instant since, List<Step> steps) {
    public Paper {
        steps = List.copyOf(steps);
    }

    /** How well it is known. */
    public enum Status {
        STATED(Tone.GREY),
        SEEN(Tone.BLUE),
        VERIFIED(Tone.GREEN),
        /** Hers, and no longer in use. */
        WITHDRAWN(Tone.GREY),
        /** Never hers. */
        WRONG(Tone.RED);

        private final Tone tone;

        Status(Tone tone) {
            this.tone = tone;
        }

        public boolean canBecome(Status next) {
            return switch (this) {
                case STATED -> next != STATED;
                case SEEN -> next != STATED && next != SEEN;
                case VERIFIED -> next == WITHDRAWN || next == WRONG;
                case WITHDRAWN, WRONG -> false;
            };
        }

        boolean stands() {
            return this == STATED || this == SEEN || this == VERIFIED;
        }

        /** What is verified links people by itself (PER-16): an identity officer says so, and an identity officer takes it back. */
        boolean needsOfficer(Status next) {
            return this == VERIFIED || next == VERIFIED;
        }

        String key() {
            return "person.paper.status." + name().toLowerCase(Locale.ROOT);
        }

        public Chip chip(Frame frame) {
            return Chip.of(tone, frame.text(key())).asSmall();
        }
    }

    /** @param evidence what was seen or heard */
    public record Step(Status status, String evidence, String by, Instant at) {}

    /** @param seen whether the paper lay on the desk */
    public record Given(PaperKind kind, String value, boolean seen, String evidence) {
        Identifier identifier() {
            return new Identifier(kind.system(), value);
        }
    }

    String kind(Frame frame) {
        return PaperKind.of(identifier.system())
                .map(kind -> frame.text(kind.key()))
                .orElseGet(() -> frame.text("person.paper.other"));
    }

    public boolean odd() {
        return status.stands()
                && PaperKind.of(identifier.system())
                        .filter(kind -> !kind.looksRight(identifier.value()))
                        .isPresent();
    }

    /** Enough to compare with the paper in hand, and no more. */
    String ending() {
        String value = identifier.value();
        return value.length() <= 4 ? value : "… " + value.substring(value.length() - 4);
    }
}
