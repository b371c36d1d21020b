package hims.record;

import java.util.List;

/** What must hold somewhere in a resource for the parts of a composite to hold together: enough to narrow by. */
final class Parts {
    private Parts() {}

    static List<Criterion> of(Criterion.Together asked) {
        return asked.anyOf().stream()
                .<Criterion>map(parts -> new Criterion.All(parts.stream()
                        .map(part -> anywhere(part, asked.parameter()))
                        .toList()))
                .toList();
    }

    private static Criterion anywhere(Criterion part, SearchParameter composite) {
        return switch (part) {
            case Criterion.Codes c -> new Criterion.Codes(whole(c.parameter(), composite), c.anyOf());
            case Criterion.References c -> new Criterion.References(whole(c.parameter(), composite), c.anyOf());
            case Criterion.Words c -> new Criterion.Words(whole(c.parameter(), composite), c.mode(), c.anyOf());
            case Criterion.Times c -> new Criterion.Times(whole(c.parameter(), composite), c.anyOf());
            case Criterion.Amounts c -> new Criterion.Amounts(whole(c.parameter(), composite), c.anyOf());
            default -> part;
        };
    }

    /** The part's paths as seen from the resource. */
    private static SearchParameter whole(SearchParameter part, SearchParameter composite) {
        var paths = composite.paths().stream()
                .flatMap(root -> part.paths().stream().map(path -> path.below(root)))
                .toList();
        return new SearchParameter(
                part.type(), part.name(), part.kind(), paths, List.of(), List.of(), part.definition());
    }
}
