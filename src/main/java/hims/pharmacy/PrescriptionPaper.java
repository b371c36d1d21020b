package hims.pharmacy;

import hims.org.Facility;
import hims.org.Unit;
import hims.platform.qr.CodeImage;
import hims.platform.web.Frame;
import hims.platform.web.Language;
import java.util.List;

/** The A5 prescription: the English medicine line first, the patient's language under it, and the dose grid. */
public record PrescriptionPaper(
        Prescription prescription,
        Patient patient,
        List<Prescribed> lines,
        Facility facility,
        Unit place,
        CodeImage qr,
        DoseWords words) {

    private static final List<String> TIMES = List.of("morning", "noon", "evening", "night");

    /** The patient's own language beside English; Hindi where she reads English, as the paper always speaks both. */
    public Language local() {
        return patient.language() == Language.EN ? Language.HI : patient.language();
    }

    public List<String> times() {
        return TIMES;
    }

    /** "सुबह · Morning". */
    public String both(Frame frame, String key, Object... args) {
        return frame.textIn(local(), key, args) + " · " + frame.textIn(Language.EN, key, args);
    }

    public String sentence(Prescribed line) {
        return words.sentence(line, local());
    }

    public DoseWords.Grid grid(Prescribed line) {
        return words.grid(line, local());
    }

    public VisitNotes notes() {
        return prescription.notes();
    }
}
