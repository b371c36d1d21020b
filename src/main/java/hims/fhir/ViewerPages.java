package hims.fhir;

import hims.access.Actor;
import hims.access.Role;
import hims.fhir.AnswerView.Row;
import hims.fhir.Interactions.Operation;
import hims.fhir.Interactions.SearchParameter;
import hims.platform.Fields;
import hims.platform.Rejected;
import hims.platform.web.Frames;
import hims.platform.web.Page;
import hims.record.ResourceType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The API to look at: its types, searches, resources with their history, and a box for requests. Beside {@code /fhir}, whose
 * chain knows no forms. The pages are no {@code GetMapping}s, which would put all a page asks into one transaction: here each
 * request is one of its own, as on the wire, and a refused one does not undo the audit of the others.
 */
@Controller
public class ViewerPages {
    static final String PATH = "/fhir-viewer";
    private static final String REQUEST = "fhir/viewer/request";

    private final Viewer viewer;
    private final Frames frames;

    ViewerPages(Viewer viewer, Frames frames) {
        this.viewer = viewer;
        this.frames = frames;
    }

    public record Index(List<TypeLine> types) {}

    public record TypeLine(String name, int parameters, boolean written) {}

    public record TypePage(
            String type,
            List<Interaction> interactions,
            List<Operation> operations,
            List<SearchParameter> parameters) {}

    /** @param version shown; 0 for the current one */
    public record ResourcePage(String type, String id, int version, AnswerView answer, List<Row> versions) {
        public String path() {
            return PATH + "/" + type + "/" + id;
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
    ModelAndView index(Actor by) {
        requireStaff(by);
        var table = viewer.table();
        var types = table.types().stream()
                .map(type -> new TypeLine(
                        type.fhirName(),
                        table.searchParametersOf(type).size(),
                        table.of(type).contains(Interaction.CREATE)))
                .sorted(Comparator.comparing(TypeLine::name))
                .toList();
        return Page.of("fhir/viewer/index", new Index(types));
    }

    @RequestMapping(path = PATH + "/{type}", method = RequestMethod.GET)
    ModelAndView type(@PathVariable String type, Actor by) {
        requireStaff(by);
        var one = served(type);
        var table = viewer.table();
        var page =
                new TypePage(type, List.copyOf(table.of(one)), table.operationsOf(one), table.searchParametersOf(one));
        return Page.of("fhir/viewer/type", page);
    }

    @RequestMapping(path = PATH + "/{type}/{id}", method = RequestMethod.GET)
    ModelAndView resource(@PathVariable String type, @PathVariable String id, Actor by, HttpServletRequest request) {
        return resource(type, id, 0, by, request);
    }

    @RequestMapping(path = PATH + "/{type}/{id}/versions/{version}", method = RequestMethod.GET)
    ModelAndView version(
            @PathVariable String type,
            @PathVariable String id,
            @PathVariable int version,
            Actor by,
            HttpServletRequest request) {
        return resource(type, id, version, by, request);
    }

    private ModelAndView resource(String type, String id, int version, Actor by, HttpServletRequest request) {
        requireStaff(by);
        var versioned = viewer.table().of(served(type)).contains(Interaction.HISTORY_INSTANCE);
        var path = type + "/" + id;
        var answer = ask(version == 0 ? path : path + "/_history/" + version, by, request);
        var isThere = !answer.refused() || answer.status() == HttpStatus.GONE.value();
        var versions =
                versioned && isThere ? ask(path + "/_history", by, request).rows() : List.<Row>of();
        return shown("fhir/viewer/resource", new ResourcePage(type, id, version, answer, versions), answer);
    }

    @RequestMapping(path = PATH + "/{type}/{id}/differences", method = RequestMethod.GET)
    ModelAndView differences(
            @PathVariable String type,
            @PathVariable String id,
            @RequestParam int from,
            @RequestParam int to,
            Actor by,
            HttpServletRequest request) {
        requireStaff(by);
        served(type);
        var before = ask(type + "/" + id + "/_history/" + from, by, request);
        var after = ask(type + "/" + id + "/_history/" + to, by, request);
        var lines = before.refused() || after.refused()
                ? List.<LineDifference.Line>of()
                : LineDifference.of(texts(before), texts(after));
        var refusal = before.refused() ? before : after;
        return shown("fhir/viewer/differences", new DifferencePage(type, id, from, to, refusal, lines), refusal);
    }

    private static List<String> texts(AnswerView answer) {
        return answer.lines().stream().map(JsonText.Line::text).toList();
    }

    @RequestMapping(path = PATH + "/requests", method = RequestMethod.GET)
    ModelAndView form(@RequestParam(defaultValue = "") String address, Actor by) {
        requireStaff(by);
        return Page.of(REQUEST, RequestPage.empty(address));
    }

    @PostMapping(PATH + "/requests")
    ModelAndView create(Actor by, HttpServletRequest request) {
        requireStaff(by);
        var page = RequestPage.read(Fields.of(request.getParameterMap()), request);
        if (!page.in().errors().isEmpty()) {
            return Page.invalid(REQUEST, page);
        }
        var asked = Asked.read(page.method(), page.address(), page.body(), FhirServlet.base(request));
        AskedBefore.keep(asked, request);
        return Page.redirect(PATH + "/requests/" + asked.id());
    }

    /** Asked again each time the page is drawn: nothing can be changed from here, and a copy in the session would age. */
    @RequestMapping(path = PATH + "/requests/{id}", method = RequestMethod.GET)
    ModelAndView show(@PathVariable UUID id, Actor by, HttpServletRequest request) {
        requireStaff(by);
        return AskedBefore.find(id, request)
                .map(asked -> Page.of(REQUEST, RequestPage.of(asked, ask(asked, by, request))))
                .orElseGet(() -> Page.redirect(PATH + "/requests"));
    }

    private AnswerView ask(String path, Actor by, HttpServletRequest request) {
        return ask(Asked.get(path), by, request);
    }

    private AnswerView ask(Asked asked, Actor by, HttpServletRequest request) {
        var base = FhirServlet.base(request);
        return AnswerView.of(viewer.answer(asked, by, frames.of(request).language(), base), base);
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

    /** Citizens have pages of their own. What each member of staff may see, the API itself decides. */
    private static void requireStaff(Actor by) {
        if (by.role() == Role.CITIZEN) {
            throw new Rejected(FhirProblem.UNKNOWN_ROUTE);
        }
    }
}
