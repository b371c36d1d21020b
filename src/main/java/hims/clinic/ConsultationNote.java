package hims.clinic;

import hims.chart.Note;
import hims.record.Coding;
import hims.record.FhirJson;
import hims.record.Occasion;
import hims.record.ResourceType;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.node.ObjectNode;

/** A signed note as FHIR keeps it: a Composition with one section for each part that has words. */
final class ConsultationNote {
    private static final Coding TYPE = new Coding(Coding.LOINC, "11488-4", "Consultation note");
    private static final Coding COMPLAINT = new Coding(Coding.LOINC, "10154-3", "Chief complaint");
    private static final Coding FINDINGS = new Coding(Coding.LOINC, "29545-1", "Physical findings");
    private static final Coding PLAN = new Coding(Coding.LOINC, "18776-5", "Plan of care");

    private ConsultationNote() {}

    static ObjectNode resource(Note note, Attendance patient, Occasion at) {
        var by = at.by();
        var author = FhirJson.reference(ResourceType.PRACTITIONER, by.user().value(), by.name());
        var resource = FhirJson.resource(ResourceType.COMPOSITION).put("status", "final");
        resource.set("type", FhirJson.codeable(TYPE));
        resource.set("subject", FhirJson.patient(at.person()));
        resource.set("encounter", FhirJson.reference(patient.encounter()));
        resource.put("date", at.at().toString());
        resource.set("author", FhirJson.array(author));
        resource.put("title", TYPE.display());
        section(resource, COMPLAINT, note.complaint());
        section(resource, FINDINGS, note.findings());
        section(resource, PLAN, note.plan());
        return resource;
    }

    private static void section(ObjectNode resource, Coding code, String words) {
        if (words.isBlank()) {
            return;
        }
        var text = FhirJson.object().put("status", "generated").put("div", xhtml(words));
        var section = FhirJson.object().put("title", code.display());
        section.set("code", FhirJson.codeable(code));
        section.set("text", text);
        resource.withArrayProperty("section").add(section);
    }

    private static String xhtml(String words) {
        var lines = HtmlUtils.htmlEscape(words, "UTF-8").replace("\n", "<br/>");
        return "<div xmlns=\"http://www.w3.org/1999/xhtml\">" + lines + "</div>";
    }
}
