package hims.fhir.search;

import hims.record.Criterion;
import hims.record.Criterion.UriMode;
import hims.record.Criterion.WordMode;
import hims.record.SearchParameter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Values of one parameter, by its kind. */
final class CriterionReader {
    private final ReferenceReader references;
    private final CodeReader codes;
    private final Clock clock;

    CriterionReader(ReferenceReader references, CodeReader codes, Clock clock) {
        this.references = references;
        this.codes = codes;
        this.clock = clock;
    }

    Criterion read(SearchParameter parameter, Asked asked) {
        if (asked.modifier().equals("missing")) {
            return missing(parameter, asked);
        }
        return switch (parameter.kind()) {
            case TOKEN -> codes.read(parameter, asked);
            case REFERENCE -> references.read(parameter, asked);
            case STRING -> string(parameter, asked);
            case DATE -> {
                noModifier(asked);
                yield new Criterion.Times(parameter, DateReader.read(asked, clock.instant()));
            }
            case QUANTITY, NUMBER -> {
                noModifier(asked);
                yield new Criterion.Amounts(parameter, NumberReader.read(asked, parameter.kind()));
            }
            case URI -> uri(parameter, asked);
            case COMPOSITE -> composite(parameter, asked);
            case SPECIAL -> NearReader.read(asked);
        };
    }

    private static Criterion missing(SearchParameter parameter, Asked asked) {
        return switch (asked.values().size() == 1 ? asked.values().getFirst() : "") {
            case "true" -> new Criterion.Missing(parameter, true);
            case "false" -> new Criterion.Missing(parameter, false);
            default -> throw asked.invalid("true | false");
        };
    }

    private static void noModifier(Asked asked) {
        if (!asked.modifier().isEmpty()) {
            throw asked.unsupportedModifier();
        }
    }

    private static Criterion string(SearchParameter parameter, Asked asked) {
        var mode = switch (asked.modifier()) {
            case "" -> WordMode.STARTS;
            case "contains" -> WordMode.CONTAINS;
            case "exact" -> WordMode.EXACT;
            default -> throw asked.unsupportedModifier();
        };
        return new Criterion.Words(
                parameter, mode, asked.values().stream().map(Values::plain).toList());
    }

    private static Criterion uri(SearchParameter parameter, Asked asked) {
        var mode = switch (asked.modifier()) {
            case "" -> UriMode.EXACT;
            case "below" -> UriMode.BELOW;
            case "above" -> UriMode.ABOVE;
            default -> throw asked.unsupportedModifier();
        };
        return new Criterion.Uris(
                parameter, mode, asked.values().stream().map(Values::plain).toList());
    }

    private Criterion composite(SearchParameter parameter, Asked asked) {
        noModifier(asked);
        var alternatives = new ArrayList<List<Criterion>>();
        for (var value : asked.values()) {
            var parts = Values.parts(value, '$');
            if (parts.size() != parameter.components().size()) {
                throw asked.invalid("%d x $".formatted(parameter.components().size() - 1));
            }
            var criteria = new ArrayList<Criterion>();
            for (var n = 0; n < parts.size(); n++) {
                var part = new Asked(asked.type(), asked.name(), "", "", List.of(parts.get(n)));
                criteria.add(read(parameter.part(n), part));
            }
            alternatives.add(criteria);
        }
        return new Criterion.Together(parameter, alternatives);
    }
}
