package hims.scheduling;

import hims.org.Facility;
import hims.person.Person;
import hims.platform.qr.Code128;
import hims.platform.qr.CodeImage;
import hims.platform.web.Frame;
import hims.platform.web.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A token on paper: number, place, time and who. Nothing on it tells why she came, nor why she may go first.
 *
 * @param rooms numbers on the doors that are open for the queue now
 * @param further where else she stands today (SCH-16)
 * @param a5 for a desk without a roll printer
 */
public record Slip(
        Token token,
        Queue queue,
        Position position,
        Optional<Long> visit,
        List<String> rooms,
        List<Further> further,
        Person person,
        Facility facility,
        Instant printedAt,
        boolean a5) {
    private static final double BARS_WIDTH_MM = 60;
    private static final double BARS_HEIGHT_MM = 12;

    public Slip {
        rooms = List.copyOf(rooms);
        further = List.copyOf(further);
    }

    /** One more queue of the same day. */
    public record Further(Token token, Queue queue) {}

    /** Both languages of the hall, whichever the clerk reads. */
    public String both(Frame frame, String key, Object... args) {
        return frame.textIn(Language.HI, key, args) + " · " + frame.textIn(Language.EN, key, args);
    }

    public String name(Frame frame) {
        return person.confidential()
                ? both(frame, "scheduling.name-restricted")
                : person.name().full();
    }

    public String nameInScript() {
        return person.confidential() ? "" : person.name().inScript();
    }

    public String healthId() {
        return person.healthId().grouped();
    }

    /** What a scanner in the room reads. */
    public CodeImage bars() {
        return Code128.image(person.healthId().digits(), BARS_WIDTH_MM, BARS_HEIGHT_MM);
    }

    public String doors() {
        return String.join(", ", rooms);
    }

    public String paper() {
        return a5 ? "a5" : "roll";
    }

    /** The same slip on the other paper. */
    public String otherPaper() {
        return "/scheduling/tokens/" + token.id() + "/slip" + (a5 ? "" : "?paper=a5");
    }

    public boolean waiting() {
        return token.state() == TokenState.WAITING;
    }

    public boolean first() {
        return token.category() != PriorityClass.NONE;
    }

    public String expected(Frame frame) {
        return position.estimate()
                .map(wait -> both(frame, "scheduling.slip.minutes", wait.fromMinutes(), wait.toMinutes()))
                .orElseGet(() -> both(frame, "scheduling.slip.unknown"));
    }
}
