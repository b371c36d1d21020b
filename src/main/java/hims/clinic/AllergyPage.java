package hims.clinic;

import hims.chart.PatientChart;
import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import hims.terminology.Allergen;
import hims.terminology.Reaction;
import java.util.Arrays;
import java.util.List;

/**
 * An allergy of one person, recorded at the nurse's desk.
 *
 * @param found what the words may mean; empty before a search
 */
public record AllergyPage(
        Attendance patient, PatientChart chart, Fields in, List<Allergen> found, List<Reaction> reactions) {
    public AllergyPage {
        found = List.copyOf(found);
        reactions = List.copyOf(reactions);
    }

    public String path() {
        return back() + "/allergies";
    }

    public String back() {
        return "/clinic/vitals/" + patient.token().id();
    }

    public Input words(Frame frame) {
        return Input.text("q", frame.text("clinic.allergy.what"))
                .hint(frame.text("clinic.allergy.what.hint"))
                .maxLength(AllergyPages.LONGEST_WORDS)
                .in(in, frame);
    }

    public Input which(Frame frame) {
        var options = found.stream()
                .map(one -> new Option(one.code(), one.name().in(frame.language())))
                .toList();
        return Input.choice("allergy-code", frame.text("clinic.allergy.which"), options)
                .in(in, frame);
    }

    public Input reaction(Frame frame) {
        var options = reactions.stream()
                .map(one -> new Option(one.code(), one.name().in(frame.language())))
                .toList();
        return Input.select("allergy-reaction", frame.text("clinic.allergy.reaction"), options)
                .in(in, frame);
    }

    public Input certainty(Frame frame) {
        var options = Arrays.stream(AllergyForm.Certainty.values())
                .map(one -> new Option(one.name(), frame.text("clinic.allergy.certainty." + one)))
                .toList();
        return Input.choice("allergy-certainty", frame.text("clinic.allergy.certainty"), options)
                .in(in, frame);
    }
}
