package hims.card.code;

import hims.card.code.EmergencyRecord.Allergy;
import hims.card.code.EmergencyRecord.Contact;
import hims.card.code.EmergencyRecord.Criticality;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The holder's facts as the small FHIR bundle of a SMART Health Card (FMT-32): codes without words, {@code resource:N}. */
public final class HealthCardBundle {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SNOMED = "http://snomed.info/sct";
    private static final String LOINC = "http://loinc.org";
    private static final String NO_KNOWN_ALLERGY = "716186003";
    private static final int DAY = 100;
    private static final int YEAR = 10_000;

    private final ObjectNode bundle = JSON.createObjectNode();
    private final ArrayNode entries;

    private HealthCardBundle() {
        bundle.put("resourceType", "Bundle").put("type", "collection");
        entries = bundle.putArray("entry");
    }

    public static ObjectNode of(EmergencyRecord record) {
        var made = new HealthCardBundle();
        made.patient(record);
        record.bloodGroup().items().forEach(made::bloodGroup);
        record.allergies().items().forEach(made::allergy);
        if (record.allergies().equals(Answer.known(List.of()))) {
            made.noKnownAllergy();
        }
        record.conditions().items().forEach(made::condition);
        record.medicines().items().forEach(made::medicine);
        record.devices().items().forEach(made::device);
        return made.bundle;
    }

    private void patient(EmergencyRecord record) {
        ObjectNode patient = resource("Patient");
        name(patient.putArray("name").addObject(), record.name());
        if (record.birth() != null) {
            patient.put("birthDate", date(record.birth().yyyymmdd()));
        }
        patient.put("gender", record.sex().name().toLowerCase(Locale.ROOT));
        @Nullable Contact contact = record.contact();
        if (contact != null) {
            ObjectNode other = patient.putArray("contact").addObject();
            other.putObject("name").put("text", contact.name());
            other.putArray("telecom").addObject().put("system", "phone").put("value", "+" + contact.phone());
        }
    }

    private static void name(ObjectNode name, String full) {
        int family = full.lastIndexOf(' ');
        if (family > 0) {
            name.put("family", full.substring(family + 1));
        }
        name.putArray("given").add(family > 0 ? full.substring(0, family) : full);
    }

    private void bloodGroup(long code) {
        ObjectNode observation = resource("Observation").put("status", "final");
        coded(observation.putObject("code"), LOINC, "882-1");
        subject(observation, "subject");
        coded(observation.putObject("valueCodeableConcept"), SNOMED, String.valueOf(code));
    }

    private void allergy(Allergy allergy) {
        ObjectNode resource = resource("AllergyIntolerance");
        resource.put("criticality", criticality(allergy.criticality()));
        coded(resource.putObject("code"), SNOMED, String.valueOf(allergy.code()));
        subject(resource, "patient");
        if (allergy.reaction() != null) {
            ObjectNode manifestation = resource.putArray("reaction")
                    .addObject()
                    .putArray("manifestation")
                    .addObject();
            coded(manifestation, SNOMED, String.valueOf(allergy.reaction()));
        }
    }

    private void noKnownAllergy() {
        ObjectNode resource = resource("AllergyIntolerance");
        coded(resource.putObject("code"), SNOMED, NO_KNOWN_ALLERGY);
        subject(resource, "patient");
    }

    private void condition(long code) {
        ObjectNode condition = resource("Condition");
        coded(condition.putObject("code"), SNOMED, String.valueOf(code));
        subject(condition, "subject");
    }

    private void medicine(long code) {
        ObjectNode statement = resource("MedicationStatement").put("status", "active");
        coded(statement.putObject("medicationCodeableConcept"), SNOMED, String.valueOf(code));
        subject(statement, "subject");
    }

    private void device(long code) {
        ObjectNode device = resource("Device");
        coded(device.putObject("type"), SNOMED, String.valueOf(code));
        subject(device, "patient");
    }

    private ObjectNode resource(String type) {
        ObjectNode entry = JSON.createObjectNode().put("fullUrl", "resource:" + entries.size());
        entries.add(entry);
        return entry.putObject("resource").put("resourceType", type);
    }

    private static void subject(ObjectNode resource, String element) {
        resource.putObject(element).put("reference", "resource:0");
    }

    private static void coded(ObjectNode concept, String system, String code) {
        concept.putArray("coding").addObject().put("system", system).put("code", code);
    }

    private static String criticality(Criticality criticality) {
        return switch (criticality) {
            case LOW -> "low";
            case HIGH -> "high";
            case UNABLE_TO_ASSESS -> "unable-to-assess";
        };
    }

    /** {@code 1979-03-14}, or {@code 1979} when only the year is known. */
    private static String date(int yyyymmdd) {
        int monthAndDay = yyyymmdd % YEAR;
        int year = yyyymmdd / YEAR;
        return monthAndDay == 0
                ? String.valueOf(year)
                : "%04d-%02d-%02d".formatted(year, monthAndDay / DAY, monthAndDay % DAY);
    }
}
