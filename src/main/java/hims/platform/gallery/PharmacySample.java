package hims.platform.gallery;

import hims.platform.ui.Banner;
import hims.platform.ui.Button;
import hims.platform.ui.Chip;
import hims.platform.ui.Column;
import hims.platform.ui.Medicine;
import hims.platform.ui.Queue;
import hims.platform.ui.QueueRow;
import hims.platform.ui.Table;
import hims.platform.ui.Tone;
import java.util.List;

/** First-to-expire batches, locked ones with their reason, the owed quantity and the second check. */
public record PharmacySample(Samples page) {
    /** One prescribed line. */
    public record Line(
            String number,
            Medicine medicine,
            String note,
            boolean warns,
            String needed,
            String give,
            String bad,
            String batch,
            String batchNote,
            Chip check,
            Button act,
            boolean selected) {}

    /** One batch on the shelf. */
    public record Batch(
            String code, String expires, String shelf, String onHand, String take, Chip state, boolean locked) {
        /** Never given again; what merely ends inside the course may be given for a shorter one. */
        public boolean struck() {
            return locked && state.tone() != Tone.AMBER;
        }

        public boolean taken() {
            return !take.isEmpty();
        }
    }

    public Queue queue() {
        var priority = Chip.of(Tone.ACCENT, say("priority"));
        return Queue.of(
                say("counter"),
                page.scene("doctor.waiting", 18),
                List.of(
                        row("P-118", "VERMA, Ramesh", say("lines", 3, "10:58")).asCurrent(),
                        row("P-119", "BANO, Shabnam", say("lines", 5, "11:00")),
                        row("P-120", "GUPTA, Om Prakash", say("lines", 2, "11:01")),
                        row("E-007", "KAUR, Gurpreet", say("elderly")).chips(priority),
                        row("P-121", "MINZ, Sushila", say("lines", 1, "11:03"))),
                page.frame().text("ui.asof", "11:04"));
    }

    public Banner banner() {
        var doctor = new DoctorSample(page);
        return doctor.verma()
                .chips(List.of(
                        Chip.of(Tone.GREY, "droplet-half", page.scene("doctor.warfarin")),
                        Chip.of(Tone.AMBER, "exclamation-triangle", "eGFR 48, 02-Nov"),
                        Chip.plain("71.5 kg, 03-Nov"),
                        Chip.plain(say("signed"))));
    }

    public Table lines() {
        return Table.of(
                say("title"),
                List.of(
                        Column.of("#"),
                        Column.of(say("ordered")),
                        Column.number(say("needed")),
                        Column.number(say("give")),
                        Column.of(say("batch")),
                        Column.of(say("check")),
                        Column.of("")));
    }

    public List<Line> rows() {
        var change = Button.link(say("change")).size(Button.Size.ROW).to("/gallery/pharmacy");
        return List.of(
                new Line(
                        "1",
                        new Medicine(
                                "doxycycline",
                                "",
                                "100 mg capsule",
                                "100 mg (1 capsule)",
                                "by mouth",
                                "twice a day",
                                "5 days"),
                        say("raises"),
                        true,
                        "10",
                        "10",
                        "",
                        "DX4471",
                        say("shelf", "Jan-2027", "C2"),
                        Chip.of(Tone.GREEN, "check-lg", say("scanned")),
                        change,
                        false),
                new Line(
                        "2",
                        new Medicine(
                                "metFORMIN",
                                "",
                                "500 mg tablet",
                                "1 g (2 tablets)",
                                "by mouth",
                                "twice a day with food",
                                "30 days"),
                        say("look-alike"),
                        false,
                        "120",
                        "80",
                        "",
                        say("two-batches"),
                        "30 + 50",
                        Chip.of(Tone.AMBER, "person-check", say("second-check")),
                        change,
                        true),
                new Line(
                        "3",
                        new Medicine(
                                "warfarin",
                                "",
                                "2 mg tablet",
                                "3 mg (1.5 tablets)",
                                "by mouth",
                                "once a day, 18:00",
                                "14 days"),
                        say("lowered"),
                        false,
                        "21",
                        "0",
                        say("out"),
                        "",
                        say("out.why"),
                        Chip.of(Tone.RED, "x-circle", say("none-usable")),
                        Button.secondary(say("where-else")).size(Button.Size.ROW),
                        false));
    }

    public Table batches() {
        return Table.of(
                        say("batch"),
                        List.of(
                                Column.of(""),
                                Column.of(say("batch.code")),
                                Column.of(say("expires")),
                                Column.of(say("shelf-name")),
                                Column.number(say("on-hand")),
                                Column.number(say("take")),
                                Column.of(say("state"))))
                .density(Table.Density.DENSE);
    }

    public List<Batch> stock() {
        return List.of(
                new Batch("MF2209", "31-Oct-2026", "B1", "60", "", Chip.of(Tone.GREY, say("expired")), true),
                new Batch(
                        "MF2311",
                        "30-Nov-2026",
                        "B1",
                        "200",
                        "",
                        Chip.of(Tone.AMBER, "exclamation-triangle", say("ends-inside")),
                        true),
                new Batch(
                        "MF2316",
                        "31-Jan-2027",
                        "B2",
                        "30",
                        "30",
                        Chip.of(Tone.GREEN, "check-lg", say("first")),
                        false),
                new Batch(
                        "MF2402", "30-Jun-2027", "B2", "50", "50", Chip.of(Tone.GREEN, "check-lg", say("next")), false),
                new Batch("MF2405", "31-Aug-2027", "B3", "900", "", Chip.of(Tone.GREY, "lock", say("held")), true));
    }

    public List<Samples.Row> elsewhere() {
        return List.of(
                new Samples.Row(say("pant"), "620", "", "400 m", ""),
                new Samples.Row(say("daryaganj"), "84", "", "1.8 km", ""));
    }

    private static QueueRow row(String token, String name, String note) {
        return QueueRow.of(token, "", name, note, "/gallery/pharmacy");
    }

    private String say(String key, Object... args) {
        return page.scene("pharmacy." + key, args);
    }
}
