package hims.fhir.terms;

import hims.access.OpenTo;
import hims.fhir.terms.TermParameters.Coded;
import hims.fhir.terms.TermSet.Member;
import hims.platform.Rejected;
import hims.terminology.Systems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code $lookup}, {@code $validate-code}, {@code $expand}, {@code $translate}, and the CodeSystem and ValueSet resources they
 * speak of. Parameters in, Parameters or a ValueSet out; from lists in memory. Test: TermOperationsTest.
 */
@Component
@OpenTo("callers of the API, whom its gate has let in; code lists are public")
public class TermOperations {
    private static final int PAGE = 1000;

    private final TermCatalogue catalogue;
    private final TermResources resources;

    TermOperations(TermCatalogue catalogue, TermResources resources) {
        this.catalogue = catalogue;
        this.resources = resources;
    }

    /** {@code CodeSystem/$lookup}: what a code means. */
    public ObjectNode lookup(ObjectNode parameters) {
        var coded = new TermParameters(parameters).coded("system").getFirst();
        var system = system(coded.system());
        var term = Optional.ofNullable(system.terms().get(coded.code()))
                .orElseThrow(() -> new Rejected(TermProblem.UNKNOWN_TERM));
        var answer = TermParameters.answer();
        TermParameters.add(answer, "name").put("valueString", system.title());
        TermParameters.add(answer, "display").put("valueString", term.display());
        if (!term.hindi().isEmpty()) {
            var designation = TermParameters.add(answer, "designation");
            TermParameters.add(designation, "language").put("valueCode", "hi");
            TermParameters.add(designation, "value").put("valueString", term.hindi());
        }
        return answer;
    }

    /** {@code ValueSet/$validate-code}; {@code url} names the value set. */
    public ObjectNode validateInSet(ObjectNode parameters) {
        var given = new TermParameters(parameters);
        var set = set(given.require("url"));
        return validated(
                given.coded("system"),
                coded -> set.members()
                        .filter(member ->
                                coded.system().isEmpty() || coded.system().equals(member.system()))
                        .filter(member -> coded.code().equals(member.term().code()))
                        .map(Member::term)
                        .findFirst());
    }

    /** {@code CodeSystem/$validate-code}; {@code url} names the code system. */
    public ObjectNode validateInSystem(ObjectNode parameters) {
        var given = new TermParameters(parameters);
        var codings = given.coded("url");
        var system = system(given.text("url").orElse(codings.getFirst().system()));
        return validated(
                codings,
                coded -> coded.system().isEmpty() || coded.system().equals(system.url())
                        ? Optional.ofNullable(system.terms().get(coded.code()))
                        : Optional.empty());
    }

    private static ObjectNode validated(List<Coded> codings, java.util.function.Function<Coded, Optional<Term>> find) {
        var answer = TermParameters.answer();
        for (var coded : codings) {
            var term = find.apply(coded);
            if (term.isPresent()) {
                var right = coded.display().isEmpty() || isDisplay(coded.display(), term.get());
                TermParameters.add(answer, "result").put("valueBoolean", right);
                TermParameters.add(answer, "display")
                        .put("valueString", term.get().display());
                if (!right) {
                    TermParameters.add(answer, "message").put("valueString", "The display is not that of the code.");
                }
                return answer;
            }
        }
        TermParameters.add(answer, "result").put("valueBoolean", false);
        TermParameters.add(answer, "message").put("valueString", "The code is not in it.");
        return answer;
    }

    private static boolean isDisplay(String display, Term term) {
        return display.equalsIgnoreCase(term.display()) || display.equals(term.hindi());
    }

    /** {@code ValueSet/$expand}; {@code filter} words may stand anywhere in code or display, in either language. */
    public ObjectNode expand(ObjectNode parameters) {
        var given = new TermParameters(parameters);
        var set = set(given.require("url"));
        var matches =
                set.members().filter(holds(given.text("filter").orElse(""))).toList();
        var offset = given.number("offset", 0);
        var page =
                matches.stream().skip(offset).limit(given.number("count", PAGE)).toList();
        var hindi = given.text("displayLanguage").orElse("").startsWith("hi");
        return resources.expansion(set, page, matches.size(), offset, hindi);
    }

    private static Predicate<Member> holds(String filter) {
        var words = List.of(filter.toLowerCase(Locale.ROOT).strip().split("\\s+", -1));
        return member -> {
            var text = (member.term().code() + " " + member.term().display() + " "
                            + member.term().hindi())
                    .toLowerCase(Locale.ROOT);
            return words.stream().allMatch(text::contains);
        };
    }

    /** {@code ConceptMap/$translate} between the lists we ship and SNOMED CT, in both directions. */
    public ObjectNode translate(ObjectNode parameters) {
        var given = new TermParameters(parameters);
        var target =
                given.text("targetsystem").or(() -> given.text("targetSystem")).orElse("");
        var answer = TermParameters.answer();
        var result = TermParameters.add(answer, "result");
        for (var coded : given.coded("system")) {
            catalogue.systems().forEach(system -> translate(coded, system, target, answer));
        }
        return answer.path("parameter").size() > 1 ? done(answer, result, true) : done(answer, result, false);
    }

    private static ObjectNode done(ObjectNode answer, ObjectNode result, boolean found) {
        result.put("valueBoolean", found);
        return answer;
    }

    private static void translate(Coded coded, TermSystem system, String target, ObjectNode answer) {
        if (coded.system().equals(system.url()) && (target.isEmpty() || target.equals(Systems.SNOMED))) {
            var concept = system.snomed().get(coded.code());
            if (concept != null) {
                match(answer, Systems.SNOMED, concept, "", system);
            }
        } else if (coded.system().equals(Systems.SNOMED) && (target.isEmpty() || target.equals(system.url()))) {
            system.snomed().forEach((code, concept) -> {
                var term = system.terms().get(code);
                if (concept.equals(coded.code()) && term != null) {
                    match(answer, system.url(), code, term.display(), system);
                }
            });
        }
    }

    /** Alike, not proven equal: the lists were matched by hand for the emergency card. */
    private static void match(ObjectNode answer, String system, String code, String display, TermSystem source) {
        var match = TermParameters.add(answer, "match");
        TermParameters.add(match, "equivalence").put("valueCode", "relatedto");
        var coding = TermParameters.add(match, "concept").putObject("valueCoding");
        coding.put("system", system).put("code", code);
        if (!display.isEmpty()) {
            coding.put("display", display);
        }
        TermParameters.add(match, "source").put("valueUri", TermResources.mapUrl(source));
    }

    /** By id or address. */
    public Optional<ObjectNode> codeSystem(String idOrUrl) {
        return catalogue.system(idOrUrl).map(resources::codeSystem);
    }

    /** By id or address. */
    public Optional<ObjectNode> valueSet(String idOrUrl) {
        return catalogue.set(idOrUrl).map(resources::valueSet);
    }

    /** From a list we ship to SNOMED CT, by id or address. */
    public Optional<ObjectNode> conceptMap(String idOrUrl) {
        return mapped().filter(system -> TermResources.mapUrl(system).equals(idOrUrl)
                        || TermResources.mapId(system).equals(idOrUrl))
                .findFirst()
                .map(resources::conceptMap);
    }

    /** Addresses of all maps. */
    public List<String> conceptMaps() {
        return mapped().map(TermResources::mapUrl).toList();
    }

    private Stream<TermSystem> mapped() {
        return catalogue.systems().stream().filter(system -> !system.snomed().isEmpty());
    }

    /** Addresses of all code systems. */
    public List<String> codeSystems() {
        return catalogue.systems().stream().map(TermSystem::url).toList();
    }

    /** Addresses of all value sets. */
    public List<String> valueSets() {
        return catalogue.sets().stream().map(TermSet::url).toList();
    }

    private TermSystem system(String url) {
        return catalogue.system(url).orElseThrow(() -> new Rejected(TermProblem.UNKNOWN_CODE_SYSTEM));
    }

    private TermSet set(String url) {
        var bar = url.indexOf('|');
        return catalogue
                .set(bar < 0 ? url : url.substring(0, bar))
                .orElseThrow(() -> new Rejected(TermProblem.UNKNOWN_VALUE_SET));
    }
}
