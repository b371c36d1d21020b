package hims.person;

import hims.person.Pairs.Show;
import hims.platform.ui.Chip;
import hims.platform.ui.Tab;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.util.List;
import java.util.Locale;

/** The worklist of the identity officer. */
public record PairsPage(Show show, List<Row> rows, PairSql.Counts counts, int awaiting) {
    public PairsPage {
        rows = List.copyOf(rows);
    }

    /** @param two masked where they are confidential */
    public record Row(Pairs.Two two) {
        public String path() {
            return "/person/pairs/" + two.pair().id();
        }

        public Person a() {
            return two.a();
        }

        public Person b() {
            return two.b();
        }

        public boolean one() {
            return two.one();
        }

        public List<Chip> reasons(Frame frame) {
            return two.pair().reasons().stream()
                    .map(reason -> Chip.of(reason.strong() ? Tone.GREEN : Tone.PLAIN, frame.text(reason.key()))
                            .asSmall())
                    .toList();
        }

        public List<Chip> stakes(Frame frame) {
            return two.pair().stakes().stream()
                    .map(stake -> Chip.of(Tone.AMBER, frame.text(stake.key())).asSmall())
                    .toList();
        }

        public String origin(Frame frame) {
            return frame.text("person.pair.origin." + two.pair().origin().name().toLowerCase(Locale.ROOT));
        }

        public Chip state(Frame frame) {
            Pair pair = two.pair();
            return switch (pair.status()) {
                case OPEN ->
                    Chip.plain(frame.text("person.pair.since", frame.show().date(pair.openedAt())));
                case UNDER_REVIEW -> Chip.of(Tone.BLUE, frame.text("person.pair.with", pair.takenByName()));
                case DEFERRED ->
                    Chip.of(
                            Tone.GREY,
                            frame.text(
                                    "person.pair.until",
                                    frame.show().date(java.util.Objects.requireNonNull(pair.deferredUntil()))));
                case MERGED -> Chip.of(Tone.GREEN, frame.text("person.pair.merged"));
                case NOT_SAME ->
                    Chip.of(
                            Tone.GREY,
                            frame.text(java.util.Objects.requireNonNull(pair.verdict())
                                    .key()));
            };
        }
    }

    public List<Tab> tabs(Frame frame) {
        return List.of(
                tab(Show.OPEN, counts.open(), frame),
                tab(Show.TAKEN, counts.taken(), frame),
                tab(Show.DEFERRED, counts.deferred(), frame),
                Tab.of(frame.text("person.pairs.settled"), "/person/pairs?show=SETTLED", show == Show.SETTLED),
                Tab.of(frame.text("person.merges"), "/person/merges", false)
                        .asks(awaiting == 0 ? "" : String.valueOf(awaiting)));
    }

    private Tab tab(Show of, int many, Frame frame) {
        return Tab.of(
                        frame.text("person.pairs." + of.name().toLowerCase(Locale.ROOT)),
                        "/person/pairs?show=" + of,
                        show == of)
                .count(frame.show().count(many));
    }

    public String foot(Frame frame) {
        var oldest = counts.oldest();
        return oldest == null
                ? frame.text("person.pairs.foot", rows.size())
                : frame.text(
                        "person.pairs.foot.oldest", rows.size(), frame.show().date(oldest));
    }
}
