package hims.scheduling;

import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.ui.Tile;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import hims.scheduling.Boards.Hanging;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All queues of a facility now and, for who manages them, the boards.
 *
 * @param manages whether the reader hangs boards and writes on them
 * @param fresh the address of the board registered a moment ago
 */
public record Overview(
        List<Line> lines,
        List<Hanging> boards,
        boolean manages,
        Optional<String> fresh,
        Fields board,
        Fields message,
        Instant asOf) {
    public Overview {
        lines = List.copyOf(lines);
        boards = List.copyOf(boards);
    }

    public record Line(Queue queue, QueueMeasures now) {
        /** Somebody came today, or a room is open for her. */
        boolean lives() {
            return now.issued() > 0 || now.openPoints() > 0;
        }

        /** How the longest wait stands to what is normal in this queue. */
        public Tone tone() {
            var longest = now.longest() == null ? 0 : now.longest();
            return longest >= queue.redMinutes() ? Tone.RED : longest >= queue.amberMinutes() ? Tone.AMBER : Tone.PLAIN;
        }
    }

    public List<Line> living() {
        return lines.stream().filter(Line::lives).toList();
    }

    /** The names of those where nothing has happened yet. */
    public String idle(Frame frame) {
        return lines.stream()
                .filter(line -> !line.lives())
                .map(line -> line.queue().name(frame.language()))
                .collect(Collectors.joining(", "));
    }

    public List<Tile> tiles(Frame frame) {
        var waiting = lines.stream().mapToInt(line -> line.now().waiting()).sum();
        var rooms = lines.stream().mapToInt(line -> line.now().openPoints()).sum();
        var queues = lines.stream().filter(line -> line.now().waiting() > 0).count();
        return List.of(
                Tile.of(
                        frame.text("scheduling.queues.total"),
                        frame.show().number(waiting),
                        frame.text("scheduling.queues.total.note", queues)),
                oldest(frame),
                Tile.of(frame.text("scheduling.queues.working"), frame.show().number(rooms), ""));
    }

    public String minutes(@Nullable Integer minutes, Frame frame) {
        return minutes == null
                ? frame.text("scheduling.queues.none")
                : frame.text("scheduling.queues.minutes", minutes);
    }

    public List<Input> hall(Frame frame) {
        return List.of(
                Input.text("placeEn", frame.text("scheduling.boards.english"))
                        .maxLength(BoardForm.LONGEST_PLACE)
                        .in(board, frame),
                Input.text("placeHi", frame.text("scheduling.boards.hindi"))
                        .maxLength(BoardForm.LONGEST_PLACE)
                        .in(board, frame));
    }

    public List<Input> cells(Frame frame) {
        var options = lines.stream()
                .map(line ->
                        new Option(line.queue().id().toString(), line.queue().name(frame.language())))
                .toList();
        return IntStream.rangeClosed(1, Boards.MOST_CELLS)
                .mapToObj(n -> Input.select(BoardForm.cell(n), frame.text("scheduling.boards.cell", n), options)
                        .in(board, frame))
                .toList();
    }

    public List<Input> words(Frame frame) {
        return List.of(
                Input.text("english", frame.text("scheduling.message.english"))
                        .maxLength(MessageForm.LONGEST)
                        .in(message, frame),
                Input.text("hindi", frame.text("scheduling.message.hindi"))
                        .maxLength(MessageForm.LONGEST)
                        .in(message, frame),
                Input.number("minutes", frame.text("scheduling.message.minutes"))
                        .unit(frame.text("scheduling.minutes-unit"))
                        .in(message, frame));
    }

    private Tile oldest(Frame frame) {
        var label = frame.text("scheduling.queues.oldest");
        return lines.stream()
                .filter(line -> line.now().longest() != null)
                .max(Comparator.comparing(
                        line -> Optional.ofNullable(line.now().longest()).orElse(0)))
                .map(line -> Tile.of(
                                label,
                                minutes(line.now().longest(), frame),
                                line.queue().name(frame.language()))
                        .tone(line.tone()))
                .orElseGet(() -> Tile.of(label, frame.text("scheduling.queues.none"), ""));
    }
}
