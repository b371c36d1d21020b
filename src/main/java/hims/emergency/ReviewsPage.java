package hims.emergency;

import hims.access.BreakGlass;
import hims.org.Facility;
import hims.person.Person;
import hims.person.PersonText;
import hims.platform.ui.Chip;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The emergency openings that wait for a verdict. */
public record ReviewsPage(List<Line> lines) {
    /** House value of CARD-45. */
    private static final Duration REVIEW_WITHIN = Duration.ofDays(7);

    public ReviewsPage {
        lines = List.copyOf(lines);
    }

    /** One opening: who, where, whom, why, how long. */
    public record Line(BreakGlass glass, Person person, Facility facility) {
        public String path() {
            return "/emergency/reviews/" + glass.id();
        }

        /** Of a confidential person only that she is one: the number leads to her. */
        public String patient(Frame frame) {
            return person.confidential() ? frame.text("person.restricted") : PersonText.name(person, frame);
        }

        public String uhid(Frame frame) {
            return PersonText.uhid(person, frame);
        }

        public String role(Frame frame) {
            return frame.text("role." + glass.role()) + ", " + facility.name(frame.language());
        }

        public String reason(Frame frame) {
            return frame.text("break-glass." + glass.reason());
        }

        public String lasted(Frame frame) {
            Instant closedAt = glass.closedAt();
            if (glass.isOpen(frame.show().now())) {
                return frame.text("emergency.review.open", frame.show().time(glass.closesAt()));
            }
            Instant end = closedAt == null ? glass.closesAt() : closedAt;
            String span = frame.show().span(Duration.between(glass.openedAt(), end));
            return closedAt == null
                    ? frame.text("emergency.review.ended", span)
                    : frame.text("emergency.review.closed", span);
        }

        public Chip due(Frame frame) {
            Instant due = glass.openedAt().plus(REVIEW_WITHIN);
            String day = frame.show().date(due);
            return frame.show().now().isAfter(due)
                    ? Chip.of(Tone.RED, "clock", frame.text("emergency.review.late", day))
                            .asSmall()
                    : Chip.plain(frame.text("emergency.review.due", day)).asSmall();
        }
    }
}
