package hims.notify;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.platform.ui.Chip;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import hims.platform.web.Page;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the house has told people, for those who look after the gateway. Numbers are masked outside the demo. */
@Controller
@Needs(Permission.MESSAGES_READ)
public class SentPages {
    private final Notices notices;
    private final boolean demo;

    SentPages(Notices notices, @Value("${hims.demo:false}") boolean demo) {
        this.notices = notices;
        this.demo = demo;
    }

    public record Index(List<Line> lines, Notices.Health health) {}

    public record Line(Message message, boolean open) {
        public String when(Frame frame) {
            return frame.show().dateTime(message.createdAt());
        }

        public String about(Frame frame) {
            return frame.text("notify.event." + message.event().name());
        }

        public String phone() {
            return open ? message.phone() : new Phone(message.phone()).masked();
        }

        public String body() {
            return message.body();
        }

        public Chip state(Frame frame) {
            return Chip.of(
                            tone(message.state()),
                            frame.text("notify.state." + message.state().name()))
                    .asSmall();
        }

        private static Tone tone(MessageState state) {
            return switch (state) {
                case QUEUED -> Tone.BLUE;
                case SENT, DELIVERED -> Tone.GREEN;
                case FAILED -> Tone.RED;
                case EXPIRED, DROPPED -> Tone.AMBER;
            };
        }
    }

    @GetMapping("/notify/sent")
    ModelAndView index(Actor by) {
        var lines = notices.latest(by).stream()
                .map(message -> new Line(message, demo))
                .toList();
        return Page.of("notify/sent/index", new Index(lines, notices.health()));
    }
}
