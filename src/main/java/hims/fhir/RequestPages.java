package hims.fhir;

import hims.access.Actor;
import hims.access.Needs;
import hims.fhir.Viewer.Asker;
import hims.platform.Fields;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * A box for any request to the API, and the answer to it. As in {@link ViewerPages}, none of them is a {@code GetMapping}: each
 * request is a transaction of its own. What may change the record is sent after it was said that this is meant, and once.
 */
@Controller
@Needs({})
public class RequestPages {
    static final String PATH = ViewerPages.PATH + "/requests";
    private static final String TEMPLATE = "fhir/viewer/request";

    private final Viewer viewer;

    RequestPages(Viewer viewer) {
        this.viewer = viewer;
    }

    @RequestMapping(path = PATH, method = RequestMethod.GET)
    ModelAndView form(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "false") boolean lost,
            Actor by,
            HttpServletRequest request) {
        viewer.asker(by, request);
        return Page.of(TEMPLATE, RequestPage.empty(address, lost));
    }

    @PostMapping(PATH)
    ModelAndView create(@RequestParam("_key") String key, Actor by, HttpServletRequest request) {
        var asker = viewer.asker(by, request);
        var page = RequestPage.read(Fields.of(request.getParameterMap()), request);
        if (!page.in().errors().isEmpty()) {
            return Page.invalid(TEMPLATE, page);
        }
        var asked = Asked.read(page.method(), page.address(), page.headers(), page.body(), asker.base());
        var changes = viewer.changes(asked);
        if (changes && !page.in().flag("sure")) {
            return Page.invalid(TEMPLATE, page.asking());
        }
        return Page.redirect(PATH + "/" + (changes ? sent(asked, asker, key, request) : kept(asked, request)));
    }

    private static String kept(Asked asked, HttpServletRequest request) {
        AskedBefore.keep(asked, null, request);
        return asked.id().toString();
    }

    private String sent(Asked asked, Asker asker, String key, HttpServletRequest request) {
        var sent = viewer.change(asked, asker, key);
        var answer = sent.answer();
        if (answer != null) {
            AskedBefore.keep(asked, answer.kept(), request);
        }
        return sent.id();
    }

    /** What only looks is asked again each time the page is drawn: a copy in the session would age. */
    @RequestMapping(path = PATH + "/{id}", method = RequestMethod.GET)
    ModelAndView show(@PathVariable UUID id, Actor by, HttpServletRequest request) {
        var asker = viewer.asker(by, request);
        return AskedBefore.find(id, request)
                .map(kept -> {
                    var answer = kept.answer() == null ? viewer.look(kept.asked(), asker) : kept.answer();
                    return Page.of(TEMPLATE, RequestPage.of(kept.asked(), AnswerView.of(answer, asker.base())));
                })
                .orElseGet(() -> Page.redirect(PATH + "?lost=true"));
    }
}
