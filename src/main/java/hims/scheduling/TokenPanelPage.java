package hims.scheduling;

import hims.access.PersonId;
import hims.platform.Fields;
import hims.platform.ui.Button;
import hims.platform.ui.Chip;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import hims.scheduling.OwnTokens.Place;
import java.util.List;

/**
 * A person's tokens of today and, for the desk, the way to one more.
 *
 * @param places the newest last
 * @param gives whether the reader may give her one
 */
public record TokenPanelPage(PersonId person, List<Place> places, List<Queue> queues, boolean gives, Fields in) {
    public TokenPanelPage {
        places = List.copyOf(places);
        queues = List.copyOf(queues);
    }

    public Input queue(Frame frame) {
        var options = queues.stream()
                .map(queue -> new Option(queue.id().toString(), queue.name(frame.language())))
                .toList();
        return Input.select("queue", frame.text("scheduling.token.queue"), options)
                .in(in, frame);
    }

    public Input mark(Frame frame) {
        var options = TokenForm.MARKS.stream()
                .map(mark -> new Option(mark.name(), frame.text("scheduling.class." + mark)))
                .toList();
        return Input.select("mark", frame.text("scheduling.token.mark"), options)
                .in(in, frame);
    }

    /** The newest slip is the one that is printed now: it has the key. */
    public Button slip(Place place, Frame frame) {
        var slip = Button.secondary(frame.text("scheduling.token.print"))
                .icon("printer")
                .size(Button.Size.DENSE)
                .to("/scheduling/tokens/" + place.token().id() + "/slip");
        return place.equals(places.getLast()) ? slip.key("p") : slip;
    }

    public Chip state(Place place, Frame frame) {
        var state = place.token().state();
        var tone = switch (state) {
            case WAITING -> Tone.BLUE;
            case CALLED, IN_SERVICE, DONE -> Tone.GREEN;
            case SKIPPED, PARKED -> Tone.AMBER;
            case TRANSFERRED, CANCELLED, LEFT, EXPIRED -> Tone.GREY;
        };
        return Chip.of(tone, frame.text("scheduling.state." + state));
    }

    /** 3 before, 10 to 15 minutes; of a person who no longer waits, since when. */
    public String standing(Place place, Frame frame) {
        var token = place.token();
        if (token.state() == TokenState.WAITING) {
            return frame.text("scheduling.token.ahead", place.position().ahead()) + " · " + wait(place, frame);
        }
        var since = frame.text("scheduling.note." + token.state(), frame.show().time(token.changedAt()));
        return place.point()
                .map(point -> frame.text("scheduling.point." + point.kind(), point.label()) + " · " + since)
                .orElse(since);
    }

    private static String wait(Place place, Frame frame) {
        return place.position()
                .estimate()
                .map(wait -> frame.text("scheduling.slip.minutes", wait.fromMinutes(), wait.toMinutes()))
                .orElseGet(() -> frame.text("scheduling.token.wait-unknown"));
    }
}
