package hims.emergency;

import static java.util.Comparator.comparing;

import hims.access.BreakGlass;
import hims.emergency.EmergencyLook.Seen;
import hims.person.PatientBanner;
import hims.person.Person;
import hims.person.Relation;
import hims.person.Sex;
import hims.platform.ui.Alert;
import hims.platform.ui.Allergies;
import hims.platform.ui.Banner;
import hims.platform.ui.Chip;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import hims.record.PatientSummary.Allergy;
import hims.record.PatientSummary.Visit;
import hims.terminology.Safety.Emergency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The emergency view of one person (CARD-43): allergies first and largest. */
public record ViewPage(Person person, EmergencyFacts facts, Optional<BreakGlass> glass, Optional<Reading> reading)
        implements Seen {

    public String path() {
        return "/emergency/" + person.id();
    }

    /** The parts that had something to show, for the audit log: names of parts only, nothing of their content. */
    public String sections() {
        var shown = new ArrayList<String>();
        shown.add("allergies");
        add(shown, "problems", !facts.problems().isEmpty());
        add(shown, "medicines", !facts.drugs().isEmpty());
        add(shown, "devices", !facts.devices().isEmpty());
        add(shown, "alerts", !facts.alerts().isEmpty());
        add(shown, "blood", facts.blood().isPresent());
        add(shown, "contacts", !callable().isEmpty());
        add(shown, "visits", !facts.visits().isEmpty());
        add(shown, "restricted", !facts.restricted().isEmpty());
        return String.join(" ", shown);
    }

    private static void add(List<String> shown, String section, boolean there) {
        if (there) {
            shown.add(section);
        }
    }

    public Banner banner(Frame frame) {
        var chips = new ArrayList<Chip>();
        if (facts.allergiesContradict()) {
            chips.add(Chip.of(Tone.AMBER, "exclamation-triangle", frame.text("person.allergies.contradict")));
        }
        facts.alerts().forEach(alert -> chips.add(Chip.of(Tone.AMBER, "flag-fill", alert.name())));
        if (facts.pregnancy().isPresent()) {
            chips.add(Chip.of(Tone.AMBER, frame.text("emergency.pregnant")));
        }
        chips.add(Chip.plain(weight(frame).orElseGet(() -> frame.text("emergency.weight.unknown"))));
        if (!facts.restricted().isEmpty()) {
            chips.add(Chip.of(Tone.PURPLE, "lock", frame.text("emergency.restricted.some")));
        }
        return PatientBanner.of(person, allergies(frame))
                .with(chips)
                .draw(frame)
                .aside(ProofText.lines(reading, frame));
    }

    public Optional<Alert> alert(Frame frame) {
        return ProofText.stopped(reading, frame);
    }

    public Allergies allergies(Frame frame) {
        return switch (facts.allergies()) {
            case hims.record.PatientSummary.Allergies.Listed listed ->
                new Allergies.Listed(
                        listed.all().stream().map(one -> item(one, frame)).toList());
            case hims.record.PatientSummary.Allergies.NoneKnown none ->
                new Allergies.NoneKnown((none.by() + " " + frame.show().date(none.at())).strip());
            case hims.record.PatientSummary.Allergies.NotRecorded _ -> new Allergies.NotRecorded();
        };
    }

    private static Allergies.Item item(Allergy allergy, Frame frame) {
        boolean severe = allergy.criticality().equals("high");
        return new Allergies.Item(
                allergy.substance().text(),
                allergy.reaction(),
                severe
                        ? frame.text("emergency.severe")
                        : allergy.confirmed() ? "" : frame.text("emergency.unconfirmed"),
                severe);
    }

    public String allergySource(Frame frame) {
        return facts.allergyList().stream()
                .findFirst()
                .map(one -> frame.text("emergency.as-recorded", frame.show().date(one.at())))
                .orElse("");
    }

    public List<Chip> chips(EmergencyFacts.Drug drug, Frame frame) {
        var chips = new ArrayList<Chip>();
        for (Emergency reason : drug.reasons()) {
            var tone = reason == Emergency.ANTICOAGULANT ? Tone.RED : Tone.AMBER;
            chips.add(Chip.of(tone, frame.text("emergency.drug." + reason)).asSmall());
        }
        if (facts.isRestricted(drug.key())) {
            chips.add(restrictedChip(frame));
        }
        return chips;
    }

    public Chip restrictedChip(Frame frame) {
        return Chip.of(Tone.PURPLE, "lock", frame.text("emergency.restricted")).asSmall();
    }

    /** Relatives with a phone, the one to be called first in front; then other numbers of the person herself. */
    public List<Relation> callable() {
        return person.relations().stream()
                .filter(relation -> !relation.phone().isEmpty())
                .sorted(comparing((Relation relation) -> !relation.emergency()))
                .toList();
    }

    public String visit(Visit visit) {
        return String.join(
                ", ",
                List.of(visit.department(), visit.facilityName()).stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    public List<Map.Entry<String, String>> other(Frame frame) {
        var other = new ArrayList<Map.Entry<String, String>>();
        other.add(Map.entry(frame.text("emergency.other.alerts"), alerts(frame)));
        if (person.sex() != Sex.MALE || facts.pregnancy().isPresent()) {
            other.add(Map.entry(frame.text("emergency.other.pregnancy"), pregnancy(frame)));
        }
        var weight = weight(frame);
        other.add(Map.entry(frame.text("emergency.other.weight"), weight.orElseGet(() -> frame.text("ui.not-known"))));
        var language = frame.text("person.language." + person.language());
        other.add(Map.entry(frame.text("emergency.other.language"), language));
        return other;
    }

    private String alerts(Frame frame) {
        return facts.alerts().isEmpty()
                ? frame.text("ui.not-recorded")
                : facts.alerts().stream().map(EmergencyFacts.Named::name).collect(Collectors.joining(", "));
    }

    private String pregnancy(Frame frame) {
        return facts.pregnancy()
                .map(one -> one.due() == null
                        ? frame.text("emergency.pregnant.since", frame.show().date(one.at()))
                        : frame.text("emergency.pregnant.due", frame.show().date(one.due())))
                .orElseGet(() -> frame.text("ui.not-recorded"));
    }

    private Optional<String> weight(Frame frame) {
        return facts.weight()
                .map(one -> frame.text(
                        "emergency.weight",
                        one.number() + "\u00a0" + one.unit(),
                        frame.show().date(one.at())));
    }

    public String left(BreakGlass open, Frame frame) {
        return frame.show().span(Duration.between(frame.show().now(), open.closesAt()));
    }

    public String told(BreakGlass open, Frame frame) {
        return frame.text(
                CitizenNotice.reaches(person) ? "emergency.told" : "emergency.told-later",
                frame.show().time(open.openedAt()));
    }
}
