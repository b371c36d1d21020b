package hims.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a board shows: token numbers and rooms, never a person (SCH-32).
 *
 * @param key its own, from its address
 */
public record BoardView(
        String key,
        String facilityEn,
        String facilityHi,
        String placeEn,
        String placeHi,
        List<Cell> cells,
        Optional<Message> message,
        Instant asOf) {

    /**
     * One queue.
     *
     * @param now the latest call; {@code others} those called before to further rooms, newest first
     */
    public record Cell(
            QueueId queue,
            String nameEn,
            String nameHi,
            @Nullable Call now,
            List<Call> others,
            List<String> next,
            List<String> missed) {
        public boolean called() {
            return now != null && now.fresh();
        }
    }

    /** @param fresh called within the last seconds: its cell is inverted */
    public record Call(String token, ServicePoint.Kind kind, String room, boolean fresh) {
        /** Key of the word over the number: room or counter. */
        public String word() {
            return kind == ServicePoint.Kind.COUNTER ? "scheduling.board.counter" : "ui.board.room";
        }
    }

    public record Message(String textEn, String textHi) {}

    /** Both languages in one line, Hindi first. */
    public String line() {
        return message.map(said -> said.textHi() + " " + said.textEn()).orElse("");
    }
}
