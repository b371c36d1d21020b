package hims.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import hims.access.PersonId;
import hims.world.DatabaseTest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The API as an independent client knows FHIR. */
@DatabaseTest
class HapiClientTest {
    private static final FhirContext R4 = FhirContext.forR4();

    private final IGenericClient client;
    private final PersonId sunita;

    HapiClientTest(@LocalServerPort int port, Hospital hospital) {
        R4.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        var program = hospital.program("LNH", "system/*.cruds");
        this.client = R4.newRestfulGenericClient("http://localhost:" + port + "/fhir");
        client.registerInterceptor(new BearerTokenAuthInterceptor(Hospital.token(port, program, "system/*.cruds")));
        this.sunita = hospital.patient("LNH", "Sunita");
    }

    private Observation pulse(int beats) {
        var observation = new Observation();
        observation.setStatus(ObservationStatus.FINAL);
        observation.setSubject(new Reference("Patient/" + sunita));
        observation.setCode(new CodeableConcept(new Coding("http://loinc.org", "8867-4", "Heart rate")));
        observation.setEffective(new DateTimeType("2026-03-03T10:00:00+05:30"));
        observation.setValue(new Quantity(null, beats, "http://unitsofmeasure.org", "/min", "beats/min"));
        return observation;
    }

    private IdType id(MethodOutcome outcome) {
        return (IdType) outcome.getId();
    }

    @Test
    void it_creates_reads_and_reads_a_version() {
        var created = client.create().resource(pulse(80)).execute();
        assertThat(created.getCreated()).isTrue();
        var read = client.read()
                .resource(Observation.class)
                .withId(id(created).getIdPart())
                .execute();
        assertThat(read.getValueQuantity().getValue().intValue()).isEqualTo(80);
        assertThat(read.getMeta().getVersionId()).isEqualTo("1");
        assertThat(client.read()
                        .resource(Observation.class)
                        .withUrl(id(created))
                        .execute()
                        .getIdElement()
                        .getVersionIdPart())
                .isEqualTo("1");
    }

    @Test
    void it_updates_with_a_version_and_is_stopped_by_a_stale_one() {
        var read = client.read()
                .resource(Observation.class)
                .withId(id(client.create().resource(pulse(80)).execute()).getIdPart())
                .execute();
        read.setValue(new Quantity(null, 81, "http://unitsofmeasure.org", "/min", "beats/min"));
        var updated = client.update()
                .resource(read)
                .withAdditionalHeader("If-Match", "W/\"1\"")
                .execute();
        assertThat(id(updated).getVersionIdPart()).isEqualTo("2");
        assertThatThrownBy(() -> client.update()
                        .resource(read)
                        .withAdditionalHeader("If-Match", "W/\"1\"")
                        .execute())
                .isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void it_patches_deletes_and_reads_the_history() {
        var id = id(client.create().resource(pulse(80)).execute());
        client.patch()
                .withBody("[{\"op\":\"replace\",\"path\":\"/valueQuantity/value\",\"value\":70}]")
                .withId(id.toUnqualifiedVersionless())
                .execute();
        client.delete().resourceById(id.toUnqualifiedVersionless()).execute();
        assertThatThrownBy(() -> client.read()
                        .resource(Observation.class)
                        .withId(id.getIdPart())
                        .execute())
                .isInstanceOf(ResourceGoneException.class);
        var history = client.history()
                .onInstance(id.toUnqualifiedVersionless())
                .returnBundle(Bundle.class)
                .execute();
        assertThat(history.getEntry()).hasSize(3);
    }

    @Test
    void it_pages_through_the_history_of_a_type() {
        for (var beats = 1; beats <= 5; beats++) {
            client.create().resource(pulse(beats)).execute();
        }
        var page = client.history()
                .onType(Observation.class)
                .returnBundle(Bundle.class)
                .count(2)
                .execute();
        assertThat(page.getEntry()).hasSizeLessThanOrEqualTo(2);
        var next = client.loadPage().next(page).execute();
        assertThat(next.getEntry().stream().map(Bundle.BundleEntryComponent::getFullUrl))
                .doesNotContainAnyElementsOf(page.getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getFullUrl)
                        .toList());
    }

    @Test
    void it_sends_a_transaction() {
        var bundle = new Bundle();
        bundle.setType(Bundle.BundleType.TRANSACTION);
        for (var beats = 60; beats < 63; beats++) {
            bundle.addEntry()
                    .setResource(pulse(beats))
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.POST)
                    .setUrl("Observation");
        }
        var answer = client.transaction().withBundle(bundle).execute();
        assertThat(answer.getType()).isEqualTo(Bundle.BundleType.TRANSACTIONRESPONSE);
        assertThat(answer.getEntry())
                .allSatisfy(entry -> assertThat(entry.getResponse().getStatus()).startsWith("201"));
    }

    @Test
    void it_understands_what_was_wrong() {
        var wrong = pulse(80);
        wrong.setStatus(null);
        assertThatThrownBy(() -> client.create().resource(wrong).execute())
                .isInstanceOfSatisfying(
                        UnprocessableEntityException.class,
                        refused -> assertThat(((OperationOutcome) refused.getOperationOutcome())
                                        .getIssueFirstRep()
                                        .getExpression()
                                        .getFirst()
                                        .getValue())
                                .isEqualTo("Observation.status"));
    }

    @Test
    void it_reads_statement_patient_and_hospital() {
        var statement = client.capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(statement.getRestFirstRep().getResource()).isNotEmpty();
        var patient =
                client.read().resource(Patient.class).withId(sunita.toString()).execute();
        assertThat(patient.getIdentifierFirstRep().getSystem()).endsWith("health-id");
        var hospitals = client.search()
                .forResource(Organization.class)
                .where(Organization.IDENTIFIER.exactly().code("LNH"))
                .returnBundle(Bundle.class)
                .execute();
        assertThat(hospitals.getEntry()).hasSize(1);
    }

    @Test
    void it_reads_who_read() {
        client.read().resource(Patient.class).withId(sunita.toString()).execute();
        var events = client.search()
                .byUrl("AuditEvent?patient=" + sunita)
                .returnBundle(Bundle.class)
                .execute();
        assertThat(events.getEntry()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void it_sends_and_reads_a_binary() {
        var paper = "%PDF-1.7 discharge".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var binary = new org.hl7.fhir.r4.model.Binary();
        binary.setContentType("application/pdf").setData(paper);
        var id = id(client.create()
                .resource(binary) // sends the content alone
                .withAdditionalHeader("X-Security-Context", "Patient/" + sunita)
                .execute());
        var read = client.read()
                .resource(org.hl7.fhir.r4.model.Binary.class)
                .withId(id.getIdPart())
                .execute();
        assertThat(read.getContentType()).isEqualTo("application/pdf");
        assertThat(read.getData()).isEqualTo(paper);
        var document = new org.hl7.fhir.r4.model.DocumentReference();
        document.setStatus(org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus.CURRENT);
        document.setSubject(new Reference("Patient/" + sunita));
        document.addContent().getAttachment().setContentType("application/pdf").setUrl("Binary/" + id.getIdPart());
        assertThat(client.create().resource(document).execute().getCreated()).isTrue();
    }

    @Test
    void it_pages_through_a_sorted_search() {
        for (var beats : new int[] {90, 70, 80, 60, 100}) {
            client.create().resource(pulse(beats)).execute();
        }
        var page = client.search()
                .forResource(Observation.class)
                .where(Observation.PATIENT.hasId(sunita.toString()))
                .sort()
                .ascending(Observation.CODE)
                .sort()
                .descending(Observation.VALUE_QUANTITY)
                .count(2)
                .returnBundle(Bundle.class)
                .execute();
        var beats = new java.util.ArrayList<Integer>();
        while (true) {
            page.getEntry()
                    .forEach(entry -> beats.add(((Observation) entry.getResource())
                            .getValueQuantity()
                            .getValue()
                            .intValue()));
            if (page.getLink(Bundle.LINK_NEXT) == null) {
                break;
            }
            page = client.loadPage().next(page).execute();
        }
        assertThat(beats).containsExactly(100, 90, 80, 70, 60);
    }
}
