package hims.platform.gallery;

import hims.platform.Fields;
import hims.platform.ui.Alert;
import hims.platform.ui.Allergies;
import hims.platform.ui.Banner;
import hims.platform.ui.Banner.Fact;
import hims.platform.ui.BasketLine;
import hims.platform.ui.BoardCell;
import hims.platform.ui.Button;
import hims.platform.ui.Chip;
import hims.platform.ui.Medicine;
import hims.platform.ui.Moment;
import hims.platform.ui.Step;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Invented people and values for the gallery; the words around them come from its messages. */
public record Samples(Frame frame) {
    /** Whole screens, each after a picture of the visual language. */
    public static final List<String> SCENES =
            Arrays.stream(Scene.values()).map(Scene::code).toList();

    public String say(String key, Object... args) {
        return frame.text("gallery." + key, args);
    }

    public String scene(String key, Object... args) {
        return frame.text("scene." + key, args);
    }

    /** A row of a small table. */
    public record Row(String name, String value, String mark, String when, String note) {}

    public DoctorSample doctor() {
        return new DoctorSample(this);
    }

    public RegistrationSample registration() {
        return new RegistrationSample(this);
    }

    public PharmacySample pharmacy() {
        return new PharmacySample(this);
    }

    public EmergencySample emergency() {
        return new EmergencySample(this);
    }

    public CitizenSample citizen() {
        return new CitizenSample(this);
    }

    public List<BoardCell> board() {
        return List.of(
                new BoardCell(
                        "medicine",
                        "मेडिसिन",
                        "Medicine",
                        "M-042",
                        "14",
                        List.of("M-043", "M-044", "M-045", "M-046", "M-047"),
                        List.of("M-031", "M-038"),
                        false),
                new BoardCell(
                        "orthopaedics",
                        "हड्डी रोग",
                        "Orthopaedics",
                        "B-117",
                        "21",
                        List.of("B-118", "B-119", "B-120", "B-121", "B-122"),
                        List.of("B-109"),
                        false),
                new BoardCell(
                        "eye",
                        "आँख",
                        "Eye",
                        "E-063",
                        "8",
                        List.of("E-064", "E-065", "E-066", "E-067", "E-068"),
                        List.of(),
                        false),
                new BoardCell(
                        "elderly",
                        "बुज़ुर्ग, दिव्यांग, गर्भवती",
                        "Elderly, disabled, pregnant",
                        "A-019",
                        "12",
                        List.of("A-020", "A-021", "A-022"),
                        List.of("A-015"),
                        false));
    }

    public Allergies listed() {
        return new Allergies.Listed(List.of(
                new Allergies.Item("penicillins", say("anaphylaxis")),
                new Allergies.Item("diclofenac", say("wheeze"))));
    }

    public Allergies oneListed() {
        return new Allergies.Listed(List.of(new Allergies.Item("penicillins", say("anaphylaxis"))));
    }

    public Allergies none() {
        return new Allergies.NoneKnown(say("none-known-source"));
    }

    public Allergies notRecorded() {
        return new Allergies.NotRecorded();
    }

    public Allergies notLoaded() {
        return new Allergies.NotLoaded("/gallery");
    }

    public Banner singh() {
        return Banner.of(
                        "SINGH, Harbhajan",
                        "ਹਰਭਜਨ ਸਿੰਘ",
                        "/gallery",
                        facts("02-Apr-1960 (66y)", "male", "409 1823 7567", "91-4417-0823-5561"),
                        oneListed())
                .chips(List.of(
                        Chip.of(Tone.AMBER, "people-fill", say("name-alert")),
                        Chip.of(Tone.GREY, "file-earmark-lock", "MLC"),
                        Chip.of(Tone.AMBER, "shield-exclamation", say("contact-isolation")),
                        Chip.plain("74.0 kg, 02-Nov"),
                        Chip.plain(say("ward-bed", "4", "07")),
                        Chip.plain(say("scheme-checked")),
                        Chip.plain(say("consent-limited"))));
    }

    public Banner died() {
        return Banner.of(
                        "LAL, Kishan", "", "/gallery", facts(say("about", "1948"), "male", "175 0338 2613", ""), none())
                .state(Banner.State.DIED, say("died"));
    }

    public Banner merged() {
        return Banner.of(
                        "DEVI, Laxmi",
                        "",
                        "/gallery",
                        facts(say("about", "1965"), "female", "307 1948 5260", ""),
                        notRecorded())
                .state(Banner.State.MERGED, "")
                .chips(List.of(
                        Chip.of(Tone.GREY, "sign-merge-right", say("merged")).to("/gallery")));
    }

    public Banner restricted() {
        return Banner.of(
                        say("restricted"),
                        "",
                        "",
                        List.of(
                                new Fact(say("born"), say("hidden")),
                                new Fact(say("sex"), say("hidden")),
                                new Fact("UHID", "331 8207 7454")),
                        notRecorded())
                .state(Banner.State.RESTRICTED, "")
                .chips(List.of(
                        Chip.of(Tone.PURPLE, "lock", say("restricted-to")),
                        Chip.plain(say("break-glass")).to("/gallery")));
    }

    public Banner test() {
        return Banner.of(
                        "TEST, Asha",
                        "",
                        "/gallery",
                        facts("01-Jan-1990 (36y)", "female", "100 0000 0016", ""),
                        notRecorded())
                .state(Banner.State.TEST, say("test"));
    }

    public List<Moment> moments() {
        return List.of(
                Moment.of("03-Nov-2026 09:12", say("arrived"), "", "Sushruta Trauma Centre")
                        .asNow(),
                Moment.of("03-Nov-2026 11:40", say("moved"), "", say("moved-by")));
    }

    public List<Step> steps() {
        return List.of(
                new Step(say("step.ready"), Step.State.DONE),
                new Step(say("step.medicines"), Step.State.NOW),
                new Step(say("step.summary"), Step.State.LATER),
                new Step(say("step.left"), Step.State.LOCKED));
    }

    public Medicine levothyroxine() {
        return new Medicine(
                "levoTHYROXINE",
                "ELTROXIN",
                "50 micrograms tablet",
                "50 micrograms (1 tablet)",
                "by mouth",
                "once a day, before breakfast",
                "90 days");
    }

    public Medicine warfarin() {
        return new Medicine("warfarin", "", "2 mg tablet", "3 mg", "by mouth", "once a day", "");
    }

    public List<BasketLine.Group> basket() {
        var stop = Alert.stop(say("stop"), say("stop.from"))
                .acts(Button.secondary(say("remove")), Button.secondary(say("alternatives")), Button.link(say("keep")));
        var amoxicillin = new Medicine(
                "amoxicillin + clavulanic acid",
                "",
                "500 mg + 125 mg tablet",
                "1 tablet",
                "by mouth",
                "three times a day",
                "5 days");
        var paracetamol = new Medicine(
                "paracetamol",
                "",
                "500 mg tablet",
                "500 mg (1 tablet)",
                "by mouth",
                "up to 4 times a day if fever",
                "3 days");
        return List.of(
                new BasketLine.Group(
                        say("medicines", 2),
                        List.of(
                                BasketLine.of(amoxicillin, "", "").alert(stop),
                                BasketLine.of(paracetamol, say("in-stock"), "/gallery"))),
                new BasketLine.Group(
                        say("tests", 2),
                        List.of(
                                BasketLine.of(say("x-ray"), say("x-ray.view"), say("x-ray.note"), "/gallery"),
                                BasketLine.of("INR", "", "", "/gallery")
                                        .alert(Alert.warning(say("repeat"), say("repeat.why"))))));
    }

    /** A form that came back with an error. */
    public Fields form() {
        var form =
                Fields.typed(Map.of("pulse", "810", "weight", "18.2", "pregnant", "NOT_KNOWN", "birth", "31/02/1964"));
        form.wrong("pulse", "gallery.pulse-high");
        form.wrong("birth", "gallery.february");
        return form;
    }

    private List<Fact> facts(String born, String sex, String number, String abha) {
        var facts = new ArrayList<>(
                List.of(new Fact(say("born"), born), new Fact(say("sex"), say(sex)), new Fact("UHID", number)));
        if (!abha.isEmpty()) {
            facts.add(new Fact("ABHA", abha, false));
        }
        return facts;
    }
}
