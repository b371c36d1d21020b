package hims.fhir.search;

import hims.platform.Rejected;
import hims.record.ResourceType;
import hims.record.SearchParameter;
import hims.record.SearchParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code _include=MedicationRequest:requester:Practitioner}.
 *
 * @param backwards what refers to the resources found, instead of what they refer to
 * @param iterate goes on from what was included
 * @param by the references followed; all of the type for {@code *}
 * @param target only these; empty for any type
 */
record Include(
        boolean backwards,
        boolean iterate,
        ResourceType type,
        List<SearchParameter> by,
        Optional<ResourceType> target) {

    static Include parse(String name, String value, SearchParameters parameters) {
        var parts = value.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw invalid(value);
        }
        var type = ResourceType.named(parts[0]).orElseThrow(() -> invalid(value));
        var by = parameters.of(type).stream()
                .filter(parameter -> parameter.kind() == SearchParameter.Kind.REFERENCE)
                .filter(parameter -> parts[1].equals("*") || parts[1].equals(parameter.name()))
                .toList();
        if (by.isEmpty()) {
            throw invalid(value);
        }
        var target = parts.length == 3 && !parts[2].isEmpty()
                ? Optional.of(ResourceType.named(parts[2]).orElseThrow(() -> invalid(value)))
                : Optional.<ResourceType>empty();
        return new Include(
                name.startsWith("_rev"), name.endsWith(":iterate") || name.endsWith(":recurse"), type, by, target);
    }

    private static Rejected invalid(String value) {
        return new Rejected(SearchProblem.INCLUDE_INVALID, Map.of("parameter", Asked.printable(value)));
    }
}
