package hims.emergency;

import hims.card.CardReading;
import hims.card.CardReading.Words;
import hims.card.ScanPage;
import hims.person.Person;
import hims.person.PersonText;
import hims.platform.ui.Alert;
import hims.platform.ui.Chip;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scan box, and whom this doctor has come to today.
 *
 * @param last what the last scan was, when it led to nobody
 */
public record ScanDeskPage(@Nullable CardReading last, List<Line> today) {
    public ScanDeskPage {
        today = List.copyOf(today);
    }

    /** What is wrong with the card; that treatment goes on stands below it. */
    public Optional<Alert> alert(Frame frame) {
        return last == null ? Optional.empty() : new ScanPage(last).alert(frame);
    }

    /** Words that may be a name, to search the registry with. */
    public String words() {
        if (last instanceof Words(String text)) {
            return text;
        }
        return last == null ? "" : new ScanPage(last).abhaName();
    }

    /** One person of today. */
    public record Line(Reading reading, Person person) {
        public String path() {
            return "/emergency/" + person.id();
        }

        /** Of a confidential person only that she is one. */
        public String name(Frame frame) {
            return person.confidential() ? frame.text("person.restricted") : PersonText.name(person, frame);
        }

        public String ageAndSex(Frame frame) {
            return person.confidential() ? "" : PersonText.ageAndSex(person, frame);
        }

        public String uhid(Frame frame) {
            return PersonText.uhid(person, frame);
        }

        public String read(Frame frame) {
            return frame.show().time(reading.readAt()) + " · " + ProofText.brief(reading, frame);
        }

        public Chip access(Frame frame) {
            Instant until = reading.openUntil();
            if (until == null) {
                return Chip.plain(frame.text("emergency.today.not-opened")).asSmall();
            }
            Duration left = Duration.between(frame.show().now(), until);
            return left.isPositive()
                    ? Chip.of(
                                    Tone.PURPLE,
                                    "unlock-fill",
                                    frame.text(
                                            "emergency.today.open", frame.show().span(left)))
                            .asSmall()
                    : Chip.of(
                                    Tone.GREY,
                                    frame.text(
                                            "emergency.today.ended",
                                            frame.show().time(until)))
                            .asSmall();
        }
    }
}
