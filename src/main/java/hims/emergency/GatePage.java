package hims.emergency;

import hims.access.BreakGlassReason;
import hims.access.EmergencyAccess;
import hims.emergency.EmergencyLook.Seen;
import hims.org.Facility;
import hims.person.PatientBanner;
import hims.person.Person;
import hims.person.PersonText;
import hims.platform.Fields;
import hims.platform.ui.Alert;
import hims.platform.ui.Banner;
import hims.platform.ui.Chip;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The door before a record without a care relationship: who it is, why she must be opened, who will be told. */
public record GatePage(Person person, Facility facility, Optional<Reading> reading, Fields in) implements Seen {

    public String path() {
        return "/emergency/" + person.id();
    }

    public Banner banner(Frame frame) {
        Banner banner = person.confidential()
                ? restricted(frame)
                : PatientBanner.identity(person).draw(frame);
        return banner.aside(ProofText.lines(reading, frame));
    }

    public Optional<Alert> alert(Frame frame) {
        return ProofText.alert(reading, frame);
    }

    /** Details to compare with the person herself (CARD-44), those that are known; none of a confidential one. */
    public List<Chip> details(Frame frame) {
        if (person.confidential()) {
            return List.of();
        }
        var details = new ArrayList<Chip>();
        details.add(Chip.plain(PersonText.ageAndSex(person, frame)));
        if (person.knownBy().isPresent()) {
            details.add(Chip.plain(PersonText.relation(person, frame)));
        }
        if (person.address() != null) {
            details.add(Chip.plain(PersonText.area(person, frame)));
        }
        return details;
    }

    public String name(Frame frame) {
        return person.confidential() ? frame.text("person.restricted") : PersonText.name(person, frame);
    }

    public String why(Frame frame) {
        return frame.text(
                person.confidential() ? "emergency.gate.confidential" : "emergency.gate.no-care",
                facility.name(frame.language()));
    }

    public String told(Frame frame) {
        return frame.text(
                CitizenNotice.reaches(person) ? "emergency.gate.told" : "emergency.gate.told-later",
                String.valueOf(EmergencyAccess.LASTS.toHours()));
    }

    public Input reason(Frame frame) {
        var options = Arrays.stream(BreakGlassReason.values())
                .map(reason -> new Option(reason.name(), frame.text("break-glass." + reason)))
                .toList();
        return Input.choice("reason", frame.text("emergency.gate.reason"), options)
                .in(in, frame);
    }

    public Input words(Frame frame) {
        return Input.area("words", frame.text("emergency.gate.words"))
                .note(frame.text("emergency.gate.words.note"))
                .maxLength(OpenForm.LONGEST)
                .in(in, frame);
    }

    public Input password(Frame frame) {
        return Input.password("password", frame.text("emergency.gate.password"))
                .hint(frame.text("emergency.gate.password.hint"))
                .width(Input.Width.SHORT)
                .in(in, frame);
    }

    private Banner restricted(Frame frame) {
        var uhid = new Banner.Fact(frame.text("person.banner.uhid"), PersonText.uhid(person, frame));
        return new Banner(
                Banner.State.RESTRICTED,
                frame.text("person.restricted"),
                "",
                "",
                List.of(uhid),
                null,
                null,
                List.of(Chip.of(Tone.PURPLE, "lock", frame.text("emergency.gate.confidential.chip"))),
                "",
                List.of(),
                "");
    }
}
