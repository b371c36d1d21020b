package hims.fhir.validate;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** HAPI's instance validator with the definitions of R4 and nothing from the network. */
final class HapiEngine {
    /** @param path FHIRPath; empty where the finding has no place */
    record Finding(String severity, String code, String words, String path) {}

    private final ca.uhn.fhir.validation.FhirValidator validator;

    HapiEngine() {
        var context = FhirContext.forR4();
        var support = new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context));
        var instances = new FhirInstanceValidator(support);
        instances.setAnyExtensionsAllowed(true);
        instances.setErrorForUnknownProfiles(false);
        validator = context.newValidator().registerValidatorModule(instances);
    }

    List<Finding> findings(String json) {
        return validator.validateWithResult(json).getMessages().stream()
                .map(HapiEngine::finding)
                .toList();
    }

    private static Finding finding(SingleValidationMessage message) {
        var severity = message.getSeverity();
        var wrong = severity == ResultSeverityEnum.ERROR || severity == ResultSeverityEnum.FATAL;
        return new Finding(
                severity == null ? "information" : severity.getCode(),
                wrong ? "invalid" : "informational",
                Objects.requireNonNullElse(message.getMessage(), ""),
                Objects.requireNonNullElse(message.getLocationString(), ""));
    }
}
