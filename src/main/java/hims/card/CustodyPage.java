package hims.card;

import hims.access.UserId;
import hims.platform.Fields;
import hims.platform.ui.Chip;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Pages of the key custodians. */
public final class CustodyPage {

    private CustodyPage() {}

    static Chip chip(KeyState state, Frame frame) {
        Tone tone = switch (state) {
            case SIGNING -> Tone.GREEN;
            case CREATED, PUBLISHED -> Tone.BLUE;
            case VERIFY_ONLY, RETIRED -> Tone.GREY;
            case COMPROMISED -> Tone.RED;
        };
        return Chip.of(tone, frame.text("card.key.state." + state)).asSmall();
    }

    static Input reason(Fields in, Frame frame) {
        return Input.text("reason", frame.text("card.key.reason"))
                .maxLength(CustodyForms.LONGEST)
                .in(in, frame);
    }

    static Input password(Fields in, Frame frame) {
        return Input.password("password", frame.text("card.key.password"))
                .hint(frame.text("card.key.password.hint"))
                .in(in, frame);
    }

    /** One line of the list. */
    public record Line(SigningKey key) {
        public int number() {
            return key.number();
        }

        public String purpose(Frame frame) {
            return frame.text("card.key.purpose." + key.purpose());
        }

        public String age(Frame frame) {
            return frame.show().date(key.createdAt());
        }

        public Chip state(Frame frame) {
            return chip(key.state(), frame);
        }

        public String since(Frame frame) {
            return frame.show().date(key.changedAt());
        }

        /** Until when it signs, or is needed to verify. */
        public String end(Frame frame) {
            return key.endsOn().map(frame.show()::date).orElse("–");
        }

        public boolean endsSoon(Frame frame) {
            LocalDate soon = frame.show().today().plusDays(KeyProbe.DAYS);
            return key.state() == KeyState.SIGNING
                    && key.endsOn().filter(soon::isAfter).isPresent();
        }

        public String thumbprint() {
            return key.thumbprint();
        }
    }

    /** An act as its line tells it. */
    public record Told(KeyAct act) {
        public String what(Frame frame) {
            String of = frame.text("card.key.purpose." + act.purpose());
            return act.key() == null
                    ? frame.text("card.key.act." + act.kind() + ".of", of)
                    : frame.text("card.key.act." + act.kind()) + " · " + frame.text("card.key.number", act.key(), of);
        }

        public String proposed(Frame frame) {
            return frame.text(
                    "card.key.proposed", act.proposedByName(), frame.show().moment(act.proposedAt()));
        }

        public String decided(Frame frame) {
            return act.decidedByName() == null || act.decidedAt() == null
                    ? ""
                    : frame.text(
                            "card.key.decided." + act.state(),
                            act.decidedByName(),
                            frame.show().moment(act.decidedAt()));
        }

        public String path() {
            return "/card/keys/acts/" + act.id();
        }
    }

    /** All keys, what waits for a second custodian, what was done. */
    public record All(List<SigningKey> rows, List<KeyAct> acts, UserId reader, Fields in) {
        public List<Line> keys() {
            return rows.stream().map(Line::new).toList();
        }

        public List<Told> open() {
            return acts.stream().filter(KeyAct::isOpen).map(Told::new).toList();
        }

        public List<Told> past() {
            return acts.stream().filter(act -> !act.isOpen()).map(Told::new).toList();
        }

        /** Nobody confirms what she has proposed herself. */
        public boolean own(Told told) {
            return told.act().proposedBy().equals(reader);
        }

        public Input purpose(Frame frame) {
            var choices = Arrays.stream(KeyPurpose.values())
                    .map(one -> new Option("ANNOUNCE." + one, frame.text("card.key.purpose." + one)))
                    .toList();
            return Input.select("act", frame.text("card.key.announce.for"), choices)
                    .in(in, frame);
        }

        public Input reason(Frame frame) {
            return CustodyPage.reason(in, frame);
        }

        public Input password(Frame frame) {
            return CustodyPage.password(in, frame);
        }
    }

    /** One key: what hangs on it and what may be proposed. */
    public record One(KeyCustody.Drill drill, List<KeyAct> acts, Fields in) {
        public Line line() {
            return new Line(drill.key());
        }

        public List<Told> told() {
            return acts.stream().map(Told::new).toList();
        }

        /** What its state allows; whether its time has come is asked with the proposal. */
        public List<KeyActKind> kinds() {
            var kinds = new ArrayList<KeyActKind>();
            KeyState state = drill.key().state();
            if (state.canBecome(KeyState.SIGNING)) {
                kinds.add(KeyActKind.TAKE_OVER);
            }
            if (state.canBecome(KeyState.RETIRED)) {
                kinds.add(KeyActKind.RETIRE);
            }
            if (state.canBecome(KeyState.COMPROMISED)) {
                kinds.add(KeyActKind.COMPROMISE);
            }
            return kinds;
        }

        public Input choice(Frame frame) {
            var choices = kinds().stream()
                    .map(kind -> new Option(kind + "." + drill.key().number(), frame.text("card.key.act." + kind)))
                    .toList();
            return Input.select("act", frame.text("card.key.act"), choices).in(in, frame);
        }

        public Input reason(Frame frame) {
            return CustodyPage.reason(in, frame);
        }

        public Input password(Frame frame) {
            return CustodyPage.password(in, frame);
        }
    }
}
