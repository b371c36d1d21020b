package hims.fhir.terms;

import hims.fhir.terms.TermSet.Member;
import hims.platform.Ids;
import hims.terminology.Systems;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Renders code systems, value sets and their expansions. */
@Component
class TermResources {
    private static final String MAPS = "https://hims.delhi.gov.in/fhir/ConceptMap/";

    private final Clock clock;

    TermResources(Clock clock) {
        this.clock = clock;
    }

    static String mapUrl(TermSystem system) {
        return MAPS + mapId(system);
    }

    static String mapId(TermSystem system) {
        return system.id() + "-snomed";
    }

    ObjectNode conceptMap(TermSystem system) {
        var resource = resource("ConceptMap", mapId(system), mapUrl(system), system.title());
        var group = resource.putArray("group")
                .addObject()
                .put("source", system.url())
                .put("target", Systems.SNOMED);
        var elements = group.putArray("element");
        system.snomed()
                .forEach((code, concept) -> elements.addObject()
                        .put("code", code)
                        .putArray("target")
                        .addObject()
                        .put("code", concept)
                        .put("equivalence", "relatedto"));
        return resource;
    }

    ObjectNode codeSystem(TermSystem system) {
        var resource = resource("CodeSystem", system.id(), system.url(), system.title())
                .put("content", system.complete() ? "complete" : "fragment")
                .put("count", system.terms().size());
        var concepts = resource.putArray("concept");
        system.terms().values().forEach(term -> named(concepts.addObject(), term));
        return resource;
    }

    ObjectNode valueSet(TermSet set) {
        var resource = resource("ValueSet", set.id(), set.url(), set.title());
        var includes = resource.putObject("compose").putArray("include");
        set.systems().forEach((system, terms) -> {
            var concepts = includes.addObject().put("system", system).putArray("concept");
            terms.forEach(term -> named(concepts.addObject(), term));
        });
        return resource;
    }

    ObjectNode expansion(TermSet set, List<Member> page, int total, int offset, boolean hindi) {
        var resource = resource("ValueSet", set.id(), set.url(), set.title());
        var expansion = resource.putObject("expansion")
                .put("identifier", "urn:uuid:" + Ids.next())
                .put("timestamp", clock.instant().toString())
                .put("total", total)
                .put("offset", offset);
        page.forEach(member -> expansion
                .withArrayProperty("contains")
                .addObject()
                .put("system", member.system())
                .put("code", member.term().code())
                .put("display", shown(member.term(), hindi)));
        return resource;
    }

    private static String shown(Term term, boolean hindi) {
        return hindi && !term.hindi().isEmpty() ? term.hindi() : term.display();
    }

    private static void named(ObjectNode concept, Term term) {
        concept.put("code", term.code()).put("display", term.display());
        if (!term.hindi().isEmpty()) {
            concept.putArray("designation").addObject().put("language", "hi").put("value", term.hindi());
        }
    }

    private static ObjectNode resource(String type, String id, String url, String title) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", type)
                .put("id", id)
                .put("url", url)
                .put("title", title)
                .put("status", "active");
    }
}
