package hims.emergency;

import hims.card.CardState;
import hims.platform.ui.Alert;
import hims.platform.web.Frame;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What was checked before this page opened, and what was not, in words. */
final class ProofText {
    private ProofText() {}

    /** Card genuine; Card reported lost; Number only. */
    static String brief(Reading reading, Frame frame) {
        return switch (reading.proof()) {
            case CARD_STOPPED -> frame.text("emergency.proof.CARD_STOPPED." + state(reading));
            case CARD_GENUINE, NUMBER_ONLY, SEARCHED -> frame.text("emergency.proof." + reading.proof());
        };
    }

    /** Two short lines for the end of the banner. */
    static List<String> lines(Optional<Reading> reading, Frame frame) {
        return reading.map(one -> List.of(
                        frame.text(
                                "emergency.proof.at",
                                brief(one, frame),
                                frame.show().moment(one.readAt())),
                        second(one, frame)))
                .orElseGet(() -> List.of(frame.text("emergency.proof.SEARCHED"), frame.text("emergency.proof.none")));
    }

    /** Only of a card that is no longer good: it must be seen even above the allergies. */
    static Optional<Alert> stopped(Optional<Reading> reading, Frame frame) {
        return reading.filter(one -> one.proof() == Proof.CARD_STOPPED).flatMap(one -> alert(Optional.of(one), frame));
    }

    /** Anything but a good card asks for a look at the face. */
    static Optional<Alert> alert(Optional<Reading> reading, Frame frame) {
        Proof proof = reading.map(Reading::proof).orElse(Proof.SEARCHED);
        return switch (proof) {
            case CARD_GENUINE -> Optional.empty();
            case CARD_STOPPED ->
                Optional.of(Alert.warning(
                        reading.map(one -> sentence(brief(one, frame), frame)).orElse(""),
                        frame.text("emergency.proof.CARD_STOPPED.next")));
            case NUMBER_ONLY, SEARCHED ->
                Optional.of(Alert.info(
                        sentence(frame.text("emergency.proof." + proof), frame),
                        frame.text("emergency.proof." + proof + ".next")));
        };
    }

    private static String sentence(String words, Frame frame) {
        return frame.text("emergency.proof.sentence", words);
    }

    private static String second(Reading reading, Frame frame) {
        return switch (reading.proof()) {
            case CARD_GENUINE -> frame.text("emergency.proof.key", String.valueOf(reading.keyNumber()));
            case CARD_STOPPED -> frame.text("emergency.proof.check-holder");
            case NUMBER_ONLY, SEARCHED -> frame.text("emergency.proof.none");
        };
    }

    private static String state(Reading reading) {
        CardState state = Objects.requireNonNull(reading.cardState(), "a stopped card has a state");
        return switch (state) {
            case SUSPENDED, REPLACED, EXPIRED, REVOKED -> state.name();
            case REQUESTED, PRINT_QUEUED, PRINTED, ISSUED, ACTIVE, REJECTED, WITHDRAWN, SPOILED, RETURNED, DESTROYED ->
                "OTHER";
        };
    }
}
