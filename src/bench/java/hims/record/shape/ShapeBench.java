package hims.record.shape;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How many resources a second one core checks, and how long the definitions take to read. Run by hand, arguments none. */
public final class ShapeBench {
    private static final List<String> RESOURCES = List.of("""
            {"resourceType":"Observation","id":"0189c6a0-0000-8000-8000-000000000000","meta":{"versionId":"1","lastUpdated":"2026-03-03T06:30:00.000Z",
            "source":"urn:hims:lnh","security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"PSY"}]},
            "identifier":[{"system":"https://hims.delhi.gov.in/fhir/id/reading","value":"4711"}],"status":"final",
            "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs","display":"Vital Signs"}]}],
            "code":{"coding":[{"system":"http://loinc.org","code":"85354-9","display":"Blood pressure"}],"text":"Blood pressure"},
            "subject":{"reference":"Patient/0189c6a0-0000-8000-8000-000000000000","display":"Sunita Devi"},
            "encounter":{"reference":"Encounter/0189c6a0-0000-8000-8000-000000000001"},"effectiveDateTime":"2026-03-03T12:00:00+05:30",
            "issued":"2026-03-03T12:01:00.000+05:30","performer":[{"reference":"Practitioner/0189c6a0-0000-8000-8000-000000000002","display":"Dr Asha Verma"}],
            "component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6","display":"Systolic"}],"text":"Systolic"},
            "valueQuantity":{"value":120,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},
            {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4","display":"Diastolic"}],"text":"Diastolic"},
            "valueQuantity":{"value":80,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}}]}""", """
            {"resourceType":"Condition","id":"a","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
            "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},
            "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"E11","display":"Type 2 diabetes mellitus"}],"text":"Type 2 diabetes mellitus"},
            "subject":{"reference":"Patient/0189c6a0-0000-8000-8000-000000000000"},"onsetDateTime":"2019","recordedDate":"2026-03-03"}""");

    private ShapeBench() {}

    public static void main(String[] args) {
        var start = System.nanoTime();
        Definitions.r4();
        System.out.printf("definitions read in %.0f ms%n", (System.nanoTime() - start) / 1e6);
        var mapper = JsonMapper.shared();
        var trees = RESOURCES.stream()
                .map(text -> mapper.readValue(text.getBytes(UTF_8), ObjectNode.class))
                .toList();
        for (var round = 0; round < 8; round++) {
            var checked = 0L;
            var from = System.nanoTime();
            while (System.nanoTime() - from < 1_000_000_000L) {
                for (var tree : trees) {
                    checked++;
                    if (!ShapeCheck.faults(tree).isEmpty()) {
                        throw new IllegalStateException(ShapeCheck.faults(tree).toString());
                    }
                }
            }
            System.out.printf("%,d resources a second%n", checked);
        }
    }
}
