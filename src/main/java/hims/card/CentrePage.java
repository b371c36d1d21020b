package hims.card;

import hims.platform.Fields;
import hims.platform.ui.Chip;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.ui.Step;
import hims.platform.ui.Tab;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Pages of the card centre. */
public final class CentrePage {

    private static final String REQUESTS = "/card/centre";
    private static final String BATCHES = "/card/centre/batches";

    private CentrePage() {}

    /**
     * Requests by state.
     *
     * @param missed the number that was looked for and is not here; empty
     */
    public record Requests(CardCentre.Work work, String missed) {
        public List<Tab> tabs(Frame frame) {
            return Stream.concat(
                            Arrays.stream(CardCentre.Tab.values()).map(tab -> tab(tab, frame)),
                            Stream.of(Tab.of(frame.text("card.centre.batches"), BATCHES, false)))
                    .toList();
        }

        private Tab tab(CardCentre.Tab tab, Frame frame) {
            int count = work.counts().getOrDefault(tab, 0);
            return Tab.of(frame.text("card.centre.tab." + tab), REQUESTS + "?tab=" + tab, tab == work.tab())
                    .count(frame.show().count(count));
        }
    }

    /** One request and what may be done with it. */
    public record Request(CardCentre.Line line) {
        /** What the card may become by hand, here. */
        public List<CardState> acts() {
            return switch (line.asked().state()) {
                case REQUESTED -> List.of(CardState.REJECTED, CardState.WITHDRAWN);
                case ISSUED -> List.of(CardState.ACTIVE, CardState.RETURNED);
                case RETURNED -> List.of(CardState.ISSUED, CardState.DESTROYED);
                default -> List.of();
            };
        }

        public Chip state(Frame frame) {
            return chip(line.asked().state(), frame);
        }
    }

    static Chip chip(CardState state, Frame frame) {
        return Chip.of(CardPanelPage.tone(state), frame.text("card.status." + state))
                .asSmall();
    }

    public static Chip chip(CardCentre.Line line, Frame frame) {
        return chip(line.asked().state(), frame);
    }

    /** The batches of a centre, a form for the next one, and its blanks. */
    public record Batches(List<Batch> batches, List<Stock> stock, boolean canPrint, Fields in) {
        public List<Tab> tabs(Frame frame) {
            return Stream.concat(
                            Arrays.stream(CardCentre.Tab.values())
                                    .map(tab -> Tab.of(
                                            frame.text("card.centre.tab." + tab), REQUESTS + "?tab=" + tab, false)),
                            Stream.of(Tab.of(frame.text("card.centre.batches"), BATCHES, true)))
                    .toList();
        }

        public Chip state(Batch batch, Frame frame) {
            return batchChip(batch, frame);
        }

        public Input form(Frame frame) {
            return Input.select("form", frame.text("card.centre.form"), forms(frame))
                    .in(in, frame);
        }

        public Input layout(Frame frame) {
            List<Option> layouts = Arrays.stream(PaperLayout.Name.values())
                    .map(name -> new Option(name.name(), frame.text("card.centre.layout." + name)))
                    .toList();
            return Input.select("layout", frame.text("card.centre.layout"), layouts)
                    .in(in, frame);
        }

        private static List<Option> forms(Frame frame) {
            return Stream.of(CardForm.POCKET, CardForm.STICKERS)
                    .map(form -> new Option(form.name(), frame.text("card.form." + form)))
                    .toList();
        }
    }

    /** How many blanks of a form are there. */
    public record Stock(CardForm form, int blanks) {}

    static Chip batchChip(Batch batch, Frame frame) {
        Tone tone = switch (batch.state()) {
            case OPEN -> Tone.BLUE;
            case LOCKED, PRINTING -> Tone.AMBER;
            case RECONCILED, DISPATCHED -> Tone.GREEN;
        };
        return Chip.of(tone, frame.text("card.batch." + batch.state()));
    }

    /**
     * One batch: how far it is, its files, and the next act.
     *
     * @param mine whether the reader is the one who counted it
     * @param release of a file that was let out just now; empty
     */
    public record OfBatch(CardCentre.Sheet sheet, boolean mine, int fileNumber, String release, Fields in) {
        /** Where the file lies that was let out just now; empty for none. */
        public String fetch() {
            return release.isEmpty()
                    ? ""
                    : BATCHES + "/" + batch().id() + "/files/" + fileNumber + "?release=" + release;
        }

        public Batch batch() {
            return sheet.batch();
        }

        public List<Step> steps(Frame frame) {
            return Arrays.stream(BatchState.values())
                    .map(state -> new Step(frame.text("card.batch." + state), step(state)))
                    .toList();
        }

        private Step.State step(BatchState state) {
            var way = List.of(BatchState.values());
            int order = Integer.compare(way.indexOf(state), way.indexOf(batch().state()));
            return order < 0 ? Step.State.DONE : order == 0 ? Step.State.NOW : Step.State.LATER;
        }

        public boolean waits() {
            return batch().state() == BatchState.LOCKED;
        }

        /** Percent of what must be done before it can be printed. */
        public int progress() {
            int made = (int) sheet.files().stream().filter(BatchFile::isMade).count();
            int all = batch().cards() + sheet.files().size();
            return all == 0 ? 100 : 100 * (batch().rendered() + batch().failed() + made) / all;
        }

        public boolean counts() {
            return batch().state() == BatchState.PRINTING && batch().countedBy() == null;
        }

        public boolean confirms() {
            return batch().state() == BatchState.PRINTING && batch().countedBy() != null;
        }

        public Input input(String name, Frame frame) {
            return Input.number(name, frame.text("card.centre.count." + name)).in(in, frame);
        }
    }
}
