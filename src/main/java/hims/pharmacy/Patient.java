package hims.pharmacy;

import hims.person.PatientBanner;
import hims.person.Person;
import hims.platform.ui.Allergies;
import hims.platform.ui.Banner;
import hims.platform.ui.Chip;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import hims.platform.web.Language;
import hims.record.PatientSummary;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom the medicines are for, as banner, label and paper name her.
 *
 * @param summary what her record says to this reader
 */
public record Patient(Person person, PatientSummary summary) {

    /** SURNAME, Given. */
    public String name() {
        return person.name().formal();
    }

    public String inScript() {
        return person.name().inScript();
    }

    /** In which she reads labels and papers. */
    public Language language() {
        return Language.find(person.language()).orElse(Language.HI);
    }

    /** @param facts of the page: what this counter should know besides */
    public Banner banner(Frame frame, List<Chip> facts) {
        var chips = new ArrayList<Chip>();
        summary.alerts()
                .forEach(alert -> chips.add(Chip.of(
                        Tone.AMBER, "exclamation-triangle", alert.alert().text())));
        if (summary.allergiesContradict()) {
            chips.add(Chip.of(Tone.AMBER, "exclamation-triangle", frame.text("person.allergies.contradict")));
        }
        weight(frame, chips);
        chips.addAll(facts);
        return Banner.of(name(), inScript(), "", identity(frame), allergies(frame))
                .chips(chips)
                .watch(PatientBanner.watch(person, frame));
    }

    public List<Banner.Fact> identity(Frame frame) {
        return List.of(
                new Banner.Fact(frame.text("pharmacy.patient.born"), born(frame)),
                new Banner.Fact(
                        frame.text("pharmacy.patient.sex"),
                        frame.text("pharmacy.sex." + person.sex().name())),
                new Banner.Fact(frame.text("pharmacy.patient.uhid"), healthId(frame)));
    }

    public String healthId(Frame frame) {
        return frame.show().healthId(person.healthId().number());
    }

    public String born(Frame frame) {
        var birth = person.birth();
        if (birth == null) {
            return frame.text("ui.not-known");
        }
        var age = frame.show().age(birth.middle());
        return birth.exact()
                ? frame.show().date(birth.from()) + " (" + age + ")"
                : frame.show().about(age);
    }

    public Allergies allergies(Frame frame) {
        return switch (summary.allergies()) {
            case PatientSummary.Allergies.Listed(var all) ->
                new Allergies.Listed(all.stream()
                        .map(one -> new Allergies.Item(one.substance().text(), one.reaction()))
                        .toList());
            case PatientSummary.Allergies.NoneKnown(var by, var at) ->
                new Allergies.NoneKnown(by + " " + frame.show().date(at));
            case PatientSummary.Allergies.NotRecorded() -> new Allergies.NotRecorded();
        };
    }

    /** "71.5 kg, 03-Nov"; empty when nobody weighed her. */
    public String weight(Frame frame) {
        return summary.weight()
                .map(weight -> weight.number() + "\u00a0" + weight.unit() + ", "
                        + frame.show().day(LocalDate.ofInstant(weight.at(), zone(frame))))
                .orElse("");
    }

    private void weight(Frame frame, List<Chip> chips) {
        var weight = weight(frame);
        if (!weight.isEmpty()) {
            chips.add(Chip.plain(weight));
        }
    }

    private static ZoneId zone(Frame frame) {
        return frame.show().zone();
    }
}
