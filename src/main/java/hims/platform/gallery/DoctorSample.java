package hims.platform.gallery;

import hims.platform.ui.Allergies;
import hims.platform.ui.Banner;
import hims.platform.ui.Banner.Fact;
import hims.platform.ui.Chip;
import hims.platform.ui.Moment;
import hims.platform.ui.Queue;
import hims.platform.ui.QueueRow;
import hims.platform.ui.Tab;
import hims.platform.ui.Tone;
import hims.platform.ui.Trend;
import hims.platform.ui.Trend.Mark;
import hims.platform.ui.Trend.Point;
import hims.platform.ui.Vital;
import java.util.List;
import java.util.Map;

/** One view of queue, banner, chart and basket. */
public record DoctorSample(Samples page) {
    public Queue queue() {
        var alert = Chip.of(Tone.AMBER, "people-fill", page.say("name-alert"));
        return Queue.of(
                        say("queue"),
                        say("waiting", 31),
                        List.of(
                                row("M-042", "71y M", "VERMA, Ramesh", say("in-room"))
                                        .asCurrent(),
                                row("M-043", "34y F", "KHATOON, Nasreen", say("arrived-back", "09:02")),
                                row("M-044", "66y M", "SINGH, Harbhajan", say("booked", "10:10")),
                                row("M-045", "62y F", "DEVI, Lakshmi", say("arrived", "09:11"))
                                        .chips(alert),
                                row("M-046", "55y F", "DEVI, Laxmi", say("arrived", "09:14"))
                                        .chips(alert),
                                row("M-047", "48y F", "D’SOUZA, Maria", say("arrived", "09:20")),
                                row("M-048", "29y M", "LALREMRUATA", say("arrived", "09:22"))),
                        say("as-of"))
                .fresh(page.say("new", 3), "/gallery");
    }

    public Banner banner() {
        return verma().chips(List.of(
                Chip.of(Tone.GREY, "droplet-half", say("warfarin")),
                Chip.of(Tone.AMBER, "exclamation-triangle", "eGFR 48, 02-Nov"),
                Chip.plain("71.5 kg, 03-Nov"),
                Chip.plain(say("place-chip")),
                Chip.plain(page.say("scheme-checked")).folded(),
                Chip.plain(page.say("consent-limited")).folded()));
    }

    Banner verma() {
        var facts = List.of(
                new Fact(page.say("born"), "14-Jul-1955 (71y)"),
                new Fact(page.say("sex"), page.say("male")),
                new Fact("UHID", "209 4718 3057"),
                new Fact("ABHA", "91-2240-7735-0186").later());
        var allergies = new Allergies.Listed(List.of(
                new Allergies.Item("amoxicillin", say("rash")), new Allergies.Item("ibuprofen", page.say("wheeze"))));
        return Banner.of("VERMA, Ramesh", "रमेश वर्मा", "/gallery", facts, allergies);
    }

    public List<Tab> tabs() {
        return List.of(
                tab("summary", true),
                tab("notes", false),
                tab("results", false).asks(page.say("unread", 2)),
                tab("medicines", false).count("5"),
                tab("vitals", false),
                tab("documents", false).count("14"));
    }

    public List<Vital> vitals() {
        return List.of(
                new Vital(say("bp"), "158/94", "mmHg", page.say("high")),
                new Vital(page.say("pulse"), "84", "/min", ""),
                new Vital("SpO₂", "97", "%", ""),
                new Vital(say("temperature"), "36.8", "°C", ""),
                new Vital(page.say("weight"), "71.5", "kg", ""));
    }

    public List<Trend> trends() {
        var pressure = List.of(
                new Point(0, 148.0, "Nov 2025", "148"),
                new Point(0.2, 142.0, "Jan 2026", "142"),
                new Point(0.4, null, "Mar 2026", say("no-test")),
                new Point(0.6, 175.0, "May 2026", "175"),
                new Point(0.8, 152.0, "Aug 2026", "152"),
                new Point(1, 158.0, "Nov 2026", "158"));
        var sugar = List.of(
                new Point(0, 7.2, "Sep 2025", "7.2"),
                new Point(0.25, 7.4, "Dec 2025", "7.4"),
                new Point(0.5, null, "Mar 2026", say("no-test")),
                new Point(0.75, 7.9, "Jun 2026", "7.9"),
                new Point(1, 8.1, "Aug 2026", "8.1"));
        return List.of(
                new Trend(
                        say("systolic"),
                        say("systolic.note"),
                        pressure,
                        110.0,
                        140.0,
                        List.of(new Mark(0, "Nov 25"), new Mark(0.6, "May 26"), new Mark(1, say("today")))),
                new Trend(
                        "HbA1c",
                        say("sugar.note"),
                        sugar,
                        6.0,
                        7.5,
                        List.of(new Mark(0, "Sep 25"), new Mark(0.5, say("no-test")), new Mark(1, "Aug 26"))));
    }

    public List<Map.Entry<String, String>> problems() {
        return List.of(
                Map.entry(say("diabetes"), "2014"),
                Map.entry(say("hypertension"), "2011"),
                Map.entry(say("fibrillation"), "2023"),
                Map.entry(say("kidney"), "2025"));
    }

    public List<Samples.Row> results() {
        return List.of(
                new Samples.Row("INR", "3.4", "H", "02-Nov", ""),
                new Samples.Row(page.say("creatinine"), "1.4", "H", "02-Nov", ""),
                new Samples.Row(page.say("potassium"), "4.6", "", "02-Nov", ""));
    }

    public List<Moment> visits() {
        return List.of(
                Moment.of("03-Nov-2026", say("opd"), "Lok Nayak", say("visit.1"))
                        .asNow(),
                Moment.of("14-Aug-2026", say("opd"), "Lok Nayak", say("visit.2")),
                Moment.of("02-May-2026", say("emergency"), "Guru Teg Bahadur", say("visit.3")),
                Moment.of("18-Jan-2026", say("ward"), "Guru Teg Bahadur", say("visit.4"))
                        .warning(say("visit.4.warning")),
                Moment.of("30-Sep-2025", say("eye"), "Guru Nanak Eye Centre", say("visit.5")));
    }

    private static QueueRow row(String token, String who, String name, String note) {
        return QueueRow.of(token, who, name, note, "/gallery/doctor");
    }

    private Tab tab(String name, boolean current) {
        return Tab.of(say("tab." + name), "/gallery/doctor", current);
    }

    private String say(String key, Object... args) {
        return page.scene("doctor." + key, args);
    }
}
