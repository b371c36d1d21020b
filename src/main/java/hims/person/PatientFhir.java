package hims.person;

import hims.access.PersonId;
import hims.record.FhirJson;
import hims.record.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A person as FHIR's Patient. The registry is the truth; this is how it reads in the record. */
final class PatientFhir {

    private PatientFhir() {}

    static ObjectNode of(Person person, List<Paper> papers) {
        var patient = FhirJson.resource(ResourceType.PATIENT);
        patient.put("id", person.id().toString());
        var identifiers = patient.putArray("identifier");
        identifiers.add(FhirJson.identifier("health-id", person.healthId().digits()));
        papers.stream()
                .filter(paper -> paper.status().stands())
                .forEach(paper -> identifier(paper, identifiers.addObject()));
        patient.put("active", person.status() != Person.Status.MERGED);
        patient.set("name", name(person.name()));
        if (!person.phones().isEmpty()) {
            var telecom = patient.putArray("telecom");
            person.phones()
                    .forEach(phone -> telecom.addObject().put("system", "phone").put("value", phone.number()));
        }
        patient.put("gender", person.sex().name().toLowerCase(Locale.ROOT));
        born(person, patient);
        if (person.diedOn() != null) {
            patient.put("deceasedDateTime", person.diedOn().toString());
        } else if (person.status() == Person.Status.DECEASED) {
            patient.put("deceasedBoolean", true);
        }
        var address = person.address();
        if (address != null) {
            address(address, patient.putArray("address").addObject());
        }
        relations(person, patient);
        patient.putArray("communication")
                .addObject()
                .put("preferred", true)
                .putObject("language")
                .putArray("coding")
                .addObject()
                .put("system", "urn:ietf:bcp:47")
                .put("code", person.language());
        patient.set(
                "managingOrganization",
                FhirJson.reference(ResourceType.ORGANIZATION, person.facility().value(), null));
        return patient;
    }

    private static void identifier(Paper paper, ObjectNode identifier) {
        if (paper.status() == Paper.Status.VERIFIED) {
            identifier.put("use", "official");
        }
        put(identifier, "system", paper.identifier().system());
        identifier.put("value", paper.identifier().value());
    }

    /** @param type replaced-by on the record that was merged, replaces on the one that stays */
    static void link(ObjectNode patient, String type, PersonId other) {
        var link = patient.withArrayProperty("link").addObject();
        link.set("other", FhirJson.reference(ResourceType.PATIENT, other.value(), null));
        link.put("type", type);
    }

    private static ArrayNode name(PersonName name) {
        var official = FhirJson.object().put("use", "official").put("text", name.spoken());
        if (!name.family().isEmpty()) {
            official.put("family", name.family());
        }
        if (!name.given().isBlank()) {
            var given = official.putArray("given");
            Stream.of(name.given().split(" ", -1))
                    .filter(part -> !part.isEmpty())
                    .forEach(given::add);
        }
        var names = FhirJson.array(official);
        if (!name.inScript().isEmpty() && !name.full().isBlank()) {
            names.addObject().put("use", "official").put("text", name.inScript());
        }
        return names;
    }

    /** As exactly as it is known; a mere age gives the year in the middle of what it means. */
    private static void born(Person person, ObjectNode patient) {
        var birth = person.birth();
        if (birth == null) {
            return;
        }
        patient.put(
                "birthDate",
                switch (birth.precision()) {
                    case DAY, AGE_DAYS -> birth.from().toString();
                    case MONTH -> birth.from().toString().substring(0, 7);
                    case YEAR, AGE_MONTHS, AGE_YEARS -> String.valueOf(birth.year());
                });
    }

    private static void address(Address from, ObjectNode address) {
        address.put("use", from.kind() == Address.Kind.HOME ? "home" : "temp");
        var lines = Stream.of(from.house(), from.street(), from.landmark(), from.locality())
                .filter(line -> !line.isEmpty())
                .toList();
        if (!lines.isEmpty()) {
            var array = address.putArray("line");
            lines.forEach(array::add);
        }
        put(address, "district", from.district());
        put(address, "state", from.state());
        put(address, "postalCode", from.pin());
        address.put("country", "IN");
    }

    private static void relations(Person person, ObjectNode patient) {
        var named = person.relations().stream()
                .filter(relation -> !relation.name().isEmpty())
                .toList();
        if (named.isEmpty()) {
            return;
        }
        var contacts = patient.putArray("contact");
        for (var relation : named) {
            var contact = contacts.addObject();
            contact.putArray("relationship")
                    .addObject()
                    .put("text", relation.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            contact.putObject("name").put("text", relation.name());
            if (!relation.phone().isEmpty()) {
                contact.putArray("telecom").addObject().put("system", "phone").put("value", relation.phone());
            }
        }
    }

    private static void put(ObjectNode object, String field, String value) {
        if (!value.isEmpty()) {
            object.put(field, value);
        }
    }
}
