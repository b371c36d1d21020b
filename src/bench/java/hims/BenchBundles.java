package hims;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.access.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Transactions of fifty facts from one visit: the visit, three diagnoses, six prescriptions, forty measurements. */
final class BenchBundles {
    static final int RESOURCES = 50;
    static final List<String> CODES =
            List.of("8867-4", "8480-6", "8462-4", "8310-5", "9279-1", "59408-5", "29463-7", "2339-0");

    private BenchBundles() {}

    static byte[] visit(PersonId patient) {
        var entries = new ArrayList<String>(RESOURCES);
        var visit = "urn:uuid:" + UUID.randomUUID();
        entries.add(entry(visit, "Encounter", encounter(patient)));
        for (var number = 0; number < 3; number++) {
            entries.add(entry("urn:uuid:" + UUID.randomUUID(), "Condition", condition(patient, visit)));
        }
        for (var number = 0; number < 6; number++) {
            entries.add(entry("urn:uuid:" + UUID.randomUUID(), "MedicationRequest", prescription(patient, visit)));
        }
        for (var number = 0; number < 40; number++) {
            var code = CODES.get(number % CODES.size());
            entries.add(entry("urn:uuid:" + UUID.randomUUID(), "Observation", measurement(patient, visit, code)));
        }
        return ("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}")
                .getBytes(UTF_8);
    }

    private static String entry(String name, String type, String resource) {
        return "{\"fullUrl\":\"" + name + "\",\"resource\":" + resource + ",\"request\":{\"method\":\"POST\",\"url\":\""
                + type + "\"}}";
    }

    private static String day() {
        var random = ThreadLocalRandom.current();
        return "20%02d-%02d-%02dT%02d:%02d:00+05:30"
                .formatted(
                        random.nextInt(10, 26),
                        random.nextInt(1, 13),
                        random.nextInt(1, 29),
                        random.nextInt(9, 17),
                        random.nextInt(60));
    }

    private static String encounter(PersonId patient) {
        return """
                {"resourceType":"Encounter","status":"finished",
                 "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB","display":"ambulatory"},
                 "type":[{"coding":[{"system":"http://snomed.info/sct","code":"185349003","display":"Encounter for check up"}],
                   "text":"Out-patient consultation in general medicine, old case"}],
                 "subject":{"reference":"Patient/%s","display":"Asha Devi"},
                 "period":{"start":"%s","end":"2026-03-03T11:00:00+05:30"},
                 "reasonCode":[{"text":"Comes for a check of blood pressure and sugar, no new complaint"}]}
                """.formatted(patient, day());
    }

    private static String condition(PersonId patient, String visit) {
        return """
                {"resourceType":"Condition",
                 "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
                 "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},
                 "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category","code":"encounter-diagnosis","display":"Encounter Diagnosis"}]}],
                 "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"I10","display":"Essential (primary) hypertension"}],
                   "text":"Raised blood pressure, known for years"},
                 "subject":{"reference":"Patient/%s","display":"Asha Devi"},"encounter":{"reference":"%s"},
                 "onsetDateTime":"%s","note":[{"text":"Salt and smoking discussed; to return with the booklet in four weeks."}]}
                """.formatted(patient, visit, day());
    }

    private static String prescription(PersonId patient, String visit) {
        return """
                {"resourceType":"MedicationRequest","status":"active","intent":"order",
                 "medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"308136","display":"amlodipine 2.5 MG Oral Tablet"}],
                   "text":"Amlodipine 2.5 mg tablet"},
                 "subject":{"reference":"Patient/%s","display":"Asha Devi"},"encounter":{"reference":"%s"},"authoredOn":"%s",
                 "dosageInstruction":[{"sequence":1,"text":"One tablet in the morning for thirty days, after food",
                   "timing":{"repeat":{"boundsDuration":{"value":30,"unit":"days","system":"http://unitsofmeasure.org","code":"d"},"frequency":1,"period":1,"periodUnit":"d","when":["MORN"]}},
                   "route":{"coding":[{"system":"http://snomed.info/sct","code":"26643006","display":"Oral route"}]},
                   "doseAndRate":[{"doseQuantity":{"value":1,"unit":"tablet"}}]}],
                 "dispenseRequest":{"quantity":{"value":30,"unit":"tablet"}}}
                """.formatted(patient, visit, day());
    }

    private static String measurement(PersonId patient, String visit, String code) {
        return """
                {"resourceType":"Observation","status":"final",
                 "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs","display":"Vital Signs"}],"text":"Vital signs"}],
                 "code":{"coding":[{"system":"http://loinc.org","code":"%s","display":"Measured at the desk"}],"text":"Measured at the desk of the nurse before the consultation"},
                 "subject":{"reference":"Patient/%s","display":"Asha Devi"},"encounter":{"reference":"%s"},
                 "effectiveDateTime":"%s","issued":"2026-03-03T10:05:00+05:30",
                 "valueQuantity":{"value":%d,"unit":"beats/min","system":"http://unitsofmeasure.org","code":"/min"},
                 "interpretation":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation","code":"N","display":"Normal"}]}],
                 "bodySite":{"coding":[{"system":"http://snomed.info/sct","code":"368209003","display":"Right upper arm structure"}]},
                 "method":{"text":"Automatic cuff, sitting, after five minutes of rest"},
                 "referenceRange":[{"low":{"value":60,"unit":"beats/min","system":"http://unitsofmeasure.org","code":"/min"},
                   "high":{"value":100,"unit":"beats/min","system":"http://unitsofmeasure.org","code":"/min"},"text":"Adults at rest"}],
                 "note":[{"text":"Patient had climbed the stairs."}]}
                """.formatted(
                        code, patient, visit, day(), ThreadLocalRandom.current().nextInt(55, 110));
    }
}
