package hims.pharmacy;

import hims.pharmacy.CounterForm.PickReason;
import hims.pharmacy.CounterLine.State;
import hims.platform.Fields;
import hims.platform.ui.Button;
import hims.platform.ui.Chip;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import hims.platform.web.Language;
import hims.scheduling.QueuePanel;
import hims.supply.Heap;
import hims.supply.Take;
import hims.terminology.AlertTexts;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The counter: lines above, the batches of one of them below, one act at the foot.
 *
 * @param queue empty while the pharmacist has opened no counter
 * @param selected place of the line whose batches are shown
 * @param elsewhere where a line that cannot be given here can be had
 * @param notice the key of what is told on top and what it names; empty for nothing
 * @param labels language of the labels
 * @param texts the words of a finding
 */
public record DispensePage(
        Prescription prescription,
        Patient patient,
        Optional<QueuePanel> queue,
        List<CounterLine> lines,
        int selected,
        Optional<WhereElse> elsewhere,
        Fields in,
        Optional<Notice> notice,
        Language labels,
        BiFunction<Finding, Language, AlertTexts.Text> texts) {

    public record Notice(String key, Map<String, ?> facts) {}

    private static final int COLLECT_IN_DAYS = 14;

    /** @param others the fullest first */
    public record WhereElse(CounterLine line, List<Place> others, Instant asOf) {
        public record Place(String english, String hindi, long usable) {
            public String name(Frame frame) {
                return frame.language() == Language.HI ? hindi : english;
            }
        }
    }

    public String path() {
        return "/pharmacy/prescriptions/" + prescription.id();
    }

    public List<Chip> facts(Frame frame) {
        var at = frame.show().moment(prescription.signedAt());
        return List.of(Chip.plain(frame.text("pharmacy.signed", at, prescription.prescriberName())));
    }

    public Optional<CounterLine> panel() {
        return lines.stream().filter(line -> line.at() == selected).findFirst();
    }

    public long given() {
        return lines.stream().filter(CounterLine::isGiven).count();
    }

    /** 1 ready · 1 to check · 1 out. */
    public String tally(Frame frame) {
        var counts = lines.stream().collect(Collectors.groupingBy(CounterLine::state, Collectors.counting()));
        var ready = counts.getOrDefault(State.READY, 0L) + counts.getOrDefault(State.SCANNED, 0L);
        return List.of(
                        tally(frame, "ready", ready),
                        tally(frame, "answer", counts.getOrDefault(State.TO_ANSWER, 0L)),
                        tally(frame, "out", counts.getOrDefault(State.NONE_USABLE, 0L)))
                .stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String tally(Frame frame, String what, long count) {
        return count == 0 ? "" : frame.text("pharmacy.tally." + what, count);
    }

    public Button dispense(Frame frame) {
        var button = Button.sign(frame.text("pharmacy.dispense.act", given(), patient.name()));
        if (given() == 0) {
            return button.off(frame.text("pharmacy.dispense.nothing"));
        }
        return button;
    }

    public AlertTexts.Text words(Finding finding, Frame frame) {
        return texts.apply(finding, frame.language());
    }

    /** The prefix of the fields in which a finding is answered. */
    public String findingField(Finding finding) {
        return "finding." + finding.line() + "-"
                + Integer.toHexString(finding.rule().hashCode()) + ".";
    }

    public String batches(CounterLine line, Frame frame) {
        var takes = line.chosen().takes();
        return switch (takes.size()) {
            case 0 -> "";
            case 1 -> takes.getFirst().heap().number();
            default -> frame.text("pharmacy.batches", takes.size());
        };
    }

    /** "Jan-2027, shelf C2" of one batch, "30 + 50" of two. */
    public String batchDetail(CounterLine line, Frame frame) {
        var takes = line.chosen().takes();
        if (takes.size() == 1) {
            var heap = takes.getFirst().heap();
            return frame.text("pharmacy.batch.detail", month(heap), heap.bin());
        }
        return takes.stream().map(Take::quantity).map(String::valueOf).collect(Collectors.joining(" + "));
    }

    public Chip check(CounterLine line, Frame frame) {
        return switch (line.state()) {
            case SCANNED -> Chip.of(Tone.GREEN, "check-lg", frame.text("pharmacy.check.scanned"));
            case READY -> Chip.of(Tone.PLAIN, "upc-scan", frame.text("pharmacy.check.not-scanned"));
            case TO_ANSWER -> Chip.of(Tone.AMBER, "exclamation-triangle", frame.text("pharmacy.check.answer"));
            case NONE_USABLE -> Chip.of(Tone.RED, "x-circle", frame.text("pharmacy.check.none"));
            case LEFT_OUT -> Chip.of(Tone.GREY, frame.text("pharmacy.check.left-out"));
        };
    }

    /** The state of a heap in the list of batches. */
    public Chip heap(CounterLine line, Heap heap, Frame frame) {
        return HeapState.of(line, heap).chip(frame);
    }

    public boolean isLocked(CounterLine line, Heap heap) {
        return HeapState.of(line, heap).locked();
    }

    public long taken(CounterLine line, Heap heap) {
        return line.chosen().takes().stream()
                .filter(take -> take.heap().equals(heap))
                .mapToLong(Take::quantity)
                .sum();
    }

    /** The heaps of this line as the form sends them back: what is on the screen is what is taken. */
    public String picks(CounterLine line) {
        return line.chosen().takes().stream()
                .map(take -> take.heap().id() + ":" + take.quantity())
                .collect(Collectors.joining(","));
    }

    public String scanned(CounterLine line) {
        return line.scanned().stream().map(heap -> heap.id().toString()).collect(Collectors.joining(","));
    }

    /** The day by which the rest is to be fetched; proposed where something is given and something is left. */
    public String collectBy(CounterLine line, Frame frame) {
        var typed = typed(line, "collectBy");
        var proposed = line.isGiven() && line.owed() > 0;
        return typed.isEmpty() && proposed ? frame.show().date(line.today().plusDays(COLLECT_IN_DAYS)) : typed;
    }

    public String typed(CounterLine line, String field) {
        return in.typed("line." + line.at() + "." + field);
    }

    public Input field(Input input, Frame frame) {
        return input.error(in.error(input.name()).map(frame::error).orElse(""));
    }

    public List<Option> pickReasons(Frame frame) {
        return options(PickReason.values(), "pharmacy.pick-reason.", frame);
    }

    public List<Option> owedReasons(Frame frame) {
        return options(OwedReason.values(), "pharmacy.owed-reason.", frame);
    }

    public List<Option> overrideReasons(Frame frame) {
        return options(OverrideReason.values(), "pharmacy.override-reason.", frame);
    }

    private static List<Option> options(Enum<?>[] values, String prefix, Frame frame) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), frame.text(prefix + value.name())))
                .toList();
    }

    private static String month(Heap heap) {
        var date = heap.expiresOn();
        return date.getMonth().name().charAt(0)
                + date.getMonth().name().substring(1, 3).toLowerCase(Locale.ROOT) + "-" + date.getYear();
    }
}
