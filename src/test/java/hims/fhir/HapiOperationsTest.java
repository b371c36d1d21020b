package hims.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import hims.access.PersonId;
import hims.world.DatabaseTest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Both formats and the operations as an independent client knows them. */
@DatabaseTest
class HapiOperationsTest {
    private static final FhirContext R4 = FhirContext.forR4();

    private final IGenericClient client;
    private final PersonId sunita;

    HapiOperationsTest(@LocalServerPort int port, Hospital hospital) {
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

    @ParameterizedTest
    @EnumSource(
            value = EncodingEnum.class,
            names = {"JSON", "XML"})
    void it_writes_reads_searches_and_asks_for_the_statement(EncodingEnum encoding) {
        client.setEncoding(encoding);
        var statement = client.capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(statement.getFormat()).hasSize(4);
        var created = client.create().resource(pulse(80)).execute();
        var read = client.read()
                .resource(Observation.class)
                .withId(created.getId().getIdPart())
                .execute();
        read.setStatus(ObservationStatus.AMENDED);
        assertThat(client.update().resource(read).execute().getId().getVersionIdPart())
                .isEqualTo("2");
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(pulse(81))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Observation");
        assertThat(client.transaction().withBundle(bundle).execute().getEntry()).hasSize(1);
        var found = client.search()
                .forResource(Observation.class)
                .where(Observation.PATIENT.hasId(sunita.toString()))
                .returnBundle(Bundle.class)
                .execute();
        assertThat(found.getEntry()).hasSize(2);
        assertThat(client.history()
                        .onInstance(created.getId().toUnqualifiedVersionless())
                        .returnBundle(Bundle.class)
                        .execute()
                        .getEntry())
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = EncodingEnum.class,
            names = {"JSON", "XML"})
    void it_validates_and_understands_what_is_wrong(EncodingEnum encoding) {
        client.setEncoding(encoding);
        var wrong = pulse(80);
        wrong.setStatus(null);
        var outcome =
                (OperationOutcome) client.validate().resource(wrong).execute().getOperationOutcome();
        assertThat(outcome.getIssue())
                .anySatisfy(issue -> assertThat(issue.getSeverity()).isEqualTo(OperationOutcome.IssueSeverity.ERROR));
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

    private Parameters ask(Class<? extends org.hl7.fhir.r4.model.Resource> type, String name, Parameters given) {
        return client.operation().onType(type).named(name).withParameters(given).execute();
    }

    @ParameterizedTest
    @EnumSource(
            value = EncodingEnum.class,
            names = {"JSON", "XML"})
    void it_asks_for_codes(EncodingEnum encoding) {
        client.setEncoding(encoding);
        var code = new Parameters()
                .addParameter("system", new UriType("http://hl7.org/fhir/sid/icd-10"))
                .addParameter("code", new CodeType("A01.0"));
        assertThat(ask(CodeSystem.class, "$lookup", code)
                        .getParameter("display")
                        .getValue()
                        .primitiveValue())
                .contains("Typhoid");
        assertThat(ask(ConceptMap.class, "$translate", code).hasParameter("result"))
                .isTrue();
        var status =
                new Parameters().addParameter("url", new UriType("http://hl7.org/fhir/ValueSet/observation-status"));
        var expanded = (ValueSet)
                ask(ValueSet.class, "$expand", status).getParameterFirstRep().getResource();
        assertThat(expanded.getExpansion().getContains()).hasSize(8);
        status.addParameter("code", new CodeType("final"));
        assertThat(ask(ValueSet.class, "$validate-code", status).getParameterBool("result"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = EncodingEnum.class,
            names = {"JSON", "XML"})
    void it_fetches_everything_and_the_summary(EncodingEnum encoding) {
        client.setEncoding(encoding);
        client.create().resource(pulse(80)).execute();
        for (var name : new String[] {"$everything", "$summary"}) {
            var bundle = client.operation()
                    .onInstance(new IdType("Patient", sunita.toString()))
                    .named(name)
                    .withNoParameters(Parameters.class)
                    .useHttpGet()
                    .returnResourceType(Bundle.class)
                    .execute();
            assertThat(bundle.getEntry())
                    .anySatisfy(entry -> assertThat(entry.getResource()).isInstanceOf(Patient.class));
        }
    }
}
