package hims.fhir;

import hims.access.Actor;
import hims.access.Needs;
import hims.fhir.AnswerView.Row;
import hims.fhir.Interactions.Operation;
import hims.fhir.Interactions.SearchParameter;
import hims.fhir.ResourceSummary.Fact;
import hims.fhir.Viewer.Asker;
import hims.platform.Rejected;
import hims.platform.ui.Tab;
import hims.platform.web.Frame;
import hims.platform.web.Frames;
import hims.platform.web.Page;
import hims.record.ResourceType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The API to look at: its types, resources with their history, and what changed between two versions. Beside {@code /fhir}, whose
 * chain knows no forms. The pages are no {@code GetMapping}s, which would put all a page asks into one transaction: here each
 * request is one of its own, as on the wire, and a refused one does not undo the audit of the others.
 */
@Controller
@Needs({})
public class ViewerPages {
    static final String PATH = "/fhir-viewer";
    private static final int MOST_VERSIONS = 100;

    /** What most searches are by, of any type, in this order. */
    private static final List<String> USUAL = List.of(
            "patient", "name", "identifier", "code", "category", "status", "date", "birthdate", "_id", "_lastUpdated");

    private final Viewer viewer;
    private final Frames frames;

    ViewerPages(Viewer viewer, Frames frames) {
        this.viewer = viewer;
        this.frames = frames;
    }

    /** @param empty types of which nothing was recorded yet */
    public record Index(List<TypeLine> used, List<TypeLine> empty) {
        public int size() {
            return used.size() + empty.size();
        }
    }

    /** @param count up to one more than {@link Viewer#COUNTED}; empty where the API answers for one patient only */
    public record TypeLine(String name, OptionalLong count, boolean written) {
        public boolean isEmpty() {
            return count.isPresent() && count.getAsLong() == 0;
        }

        public String shown(Frame frame) {
            if (count.isEmpty()) {
                return frame.text("fhir.viewer.count.by-patient");
            }
            var number = frame.show().count(Math.min(count.getAsLong(), Viewer.COUNTED));
            return count.getAsLong() > Viewer.COUNTED ? number + "+" : number;
        }
    }

    /**
     * @param parameters those that most searches are by
     * @param others the rest
     */
    public record TypePage(
            String type,
            List<Interaction> interactions,
            List<String> operations,
            List<SearchParameter> parameters,
            List<SearchParameter> others) {}

    /** How the body of a resource is shown. */
    public enum Look {
        SUMMARY,
        JSON,
        XML;

        static Look read(String name) {
            return Arrays.stream(values())
                    .filter(look -> look.word().equals(name))
                    .findFirst()
                    .orElse(SUMMARY);
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param version shown; 0 for the current one */
    public record ResourcePage(
            String type, String id, int version, Look look, AnswerView answer, List<Fact> facts, List<Row> versions) {
        public String path() {
            return PATH + "/" + type + "/" + id;
        }

        public List<Tab> tabs(Frame frame) {
            var here = version == 0 ? path() : path() + "/versions/" + version;
            return Arrays.stream(Look.values())
                    .map(one -> Tab.of(
                            one == Look.SUMMARY ? frame.text("fhir.viewer.look.summary") : one.name(),
                            one == Look.SUMMARY ? here : here + "?look=" + one.word(),
                            one == look))
                    .toList();
        }
    }

    /** @param refusal what the API said to one of the two; without issues when it gave both */
    public record DifferencePage(
            String type, String id, int from, int to, AnswerView refusal, List<LineDifference.Line> lines) {
        public String path() {
            return PATH + "/" + type + "/" + id;
        }
    }

    @RequestMapping(path = PATH, method = RequestMethod.GET)
    ModelAndView index(Actor by, HttpServletRequest request) {
        var asker = viewer.asker(by, request);
        var types = viewer.table().types().stream()
                .map(type -> line(type, asker))
                .sorted(Comparator.comparing(TypeLine::name))
                .collect(Collectors.partitioningBy(TypeLine::isEmpty));
        return Page.of(
                "fhir/viewer/index",
                new Index(types.getOrDefault(false, List.of()), types.getOrDefault(true, List.of())));
    }

    private TypeLine line(ResourceType type, Asker asker) {
        var written = viewer.table().of(type).contains(Interaction.CREATE);
        return new TypeLine(type.fhirName(), viewer.count(type, asker), written);
    }

    @RequestMapping(path = PATH + "/{type}", method = RequestMethod.GET)
    ModelAndView type(@PathVariable String type, Actor by, HttpServletRequest request) {
        viewer.asker(by, request);
        var one = served(type);
        var table = viewer.table();
        var parameters = table.searchParametersOf(one).stream()
                .collect(Collectors.partitioningBy(parameter -> USUAL.contains(parameter.name())));
        var page = new TypePage(
                type,
                List.copyOf(table.of(one)),
                table.operationsOf(one).stream().map(Operation::name).distinct().toList(),
                parameters.getOrDefault(true, List.of()).stream()
                        .sorted(Comparator.comparingInt(parameter -> USUAL.indexOf(parameter.name())))
                        .toList(),
                parameters.getOrDefault(false, List.of()));
        return Page.of("fhir/viewer/type", page);
    }

    @RequestMapping(path = PATH + "/{type}/{id}", method = RequestMethod.GET)
    ModelAndView resource(
            @PathVariable String type,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String look,
            Actor by,
            HttpServletRequest request) {
        return resource(type, id, 0, Look.read(look), by, request);
    }

    @RequestMapping(path = PATH + "/{type}/{id}/versions/{version}", method = RequestMethod.GET)
    ModelAndView version(
            @PathVariable String type,
            @PathVariable String id,
            @PathVariable int version,
            @RequestParam(defaultValue = "") String look,
            Actor by,
            HttpServletRequest request) {
        return resource(type, id, version, Look.read(look), by, request);
    }

    private ModelAndView resource(
            String type, String id, int version, Look look, Actor by, HttpServletRequest request) {
        var asker = viewer.asker(by, request);
        var versioned = viewer.table().of(served(type)).contains(Interaction.HISTORY_INSTANCE);
        var path = type + "/" + id;
        var wanted = look == Look.XML ? "Accept: " + Format.XML.type() : "";
        var answered = viewer.look(Asked.get(version == 0 ? path : path + "/_history/" + version, wanted), asker);
        var answer = AnswerView.of(answered, asker.base());
        var isThere = !answer.refused() || answer.status() == HttpStatus.GONE.value();
        var versions = versioned && isThere
                ? ask(path + "/_history?_count=" + MOST_VERSIONS, asker).rows()
                : List.<Row>of();
        var facts = answer.refused() || look != Look.SUMMARY
                ? List.<Fact>of()
                : ResourceSummary.of(
                        AnswerView.body(answered), frames.of(request).show(), asker.base());
        return shown(
                "fhir/viewer/resource", new ResourcePage(type, id, version, look, answer, facts, versions), answer);
    }

    @RequestMapping(path = PATH + "/{type}/{id}/differences", method = RequestMethod.GET)
    ModelAndView differences(
            @PathVariable String type,
            @PathVariable String id,
            @RequestParam int from,
            @RequestParam int to,
            Actor by,
            HttpServletRequest request) {
        var asker = viewer.asker(by, request);
        served(type);
        var before = ask(type + "/" + id + "/_history/" + from, asker);
        var after = ask(type + "/" + id + "/_history/" + to, asker);
        var lines = before.refused() || after.refused()
                ? List.<LineDifference.Line>of()
                : LineDifference.of(texts(before), texts(after));
        var refusal = before.refused() ? before : after;
        return shown("fhir/viewer/differences", new DifferencePage(type, id, from, to, refusal, lines), refusal);
    }

    private static List<String> texts(AnswerView answer) {
        return answer.lines().stream().map(BodyText.Line::text).toList();
    }

    private AnswerView ask(String path, Asker asker) {
        return AnswerView.of(viewer.look(Asked.get(path, ""), asker), asker.base());
    }

    private static ModelAndView shown(String template, Object page, AnswerView answer) {
        var shown = Page.of(template, page);
        if (answer.refused()) {
            shown.setStatus(HttpStatus.valueOf(answer.status()));
        }
        return shown;
    }

    private ResourceType served(String type) {
        return ResourceType.named(type)
                .filter(viewer.table()::serves)
                .orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_TYPE, Map.of("type", type)));
    }
}
