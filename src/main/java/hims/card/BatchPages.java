package hims.card;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.Rejected;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One batch at its printer: lock, files, count, confirmation, dispatch (CARD-22 to CARD-24). */
@Controller
@Needs(Permission.CARD_PRINT)
class BatchPages {

    private static final String PATH = "/card/centre/batches/{id}";

    private final CardCentre centre;
    private final Batches batches;
    private final CentreActs acts;

    BatchPages(CardCentre centre, Batches batches, CentreActs acts) {
        this.centre = centre;
        this.batches = batches;
        this.acts = acts;
    }

    @GetMapping(PATH)
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int file,
            @RequestParam(required = false) @Nullable UUID release,
            Actor by) {
        return Page.of("card/centre/batch", page(id, file, release, Fields.empty(), by));
    }

    @PostMapping(PATH + "/lock")
    ModelAndView lock(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String _key,
            Actor by,
            RedirectAttributes redirect) {
        return acts.once(_key, path(id) + "/lock", "", by, redirect, () -> {
            batches.lock(new BatchId(id), by);
            return path(id);
        });
    }

    @PostMapping(PATH + "/releases")
    ModelAndView release(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") String fileid,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String _key,
            Actor by,
            RedirectAttributes redirect) {
        return acts.once(_key, path(id) + "/releases", fileid + " " + reason, by, redirect, () -> {
            int number = fileid.matches("\\d{1,5}") ? Integer.parseInt(fileid) : 0;
            UUID release = centre.release(new BatchId(id), number, reason, by);
            return path(id) + "?file=" + number + "&release=" + release;
        });
    }

    @GetMapping(PATH + "/files/{number}")
    ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable int number, @RequestParam UUID release, Actor by) {
        byte[] pdf = centre.file(new BatchId(id), number, release, by);
        var name = ContentDisposition.attachment()
                .filename("cards-" + id.toString().substring(24) + "-" + number + ".pdf")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(pdf);
    }

    @PostMapping(PATH + "/counts")
    ModelAndView count(@PathVariable UUID id, HttpServletRequest request, Actor by, RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        return switch (CentreForms.counted(in)) {
            case Parsed.Valid(Reconciliation counted) -> counted(id, counted, in, by, redirect, request);
            case Parsed.Invalid<Reconciliation> _ -> again(id, in, by);
        };
    }

    private ModelAndView counted(
            UUID id,
            Reconciliation counted,
            Fields in,
            Actor by,
            RedirectAttributes redirect,
            HttpServletRequest request) {
        try {
            return acts.once(key(request), path(id) + "/counts", counted.toString(), by, redirect, () -> {
                batches.count(new BatchId(id), counted, by);
                return path(id);
            });
        } catch (Rejected refused) {
            if (refused.problem() != CardProblem.BLANKS_DO_NOT_ADD_UP) {
                throw refused;
            }
            in.wrong("good", "card.centre.count.wrong");
            return again(id, in, by);
        }
    }

    @PostMapping(PATH + "/confirmations")
    ModelAndView confirm(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String _key,
            Actor by,
            RedirectAttributes redirect) {
        return acts.once(_key, path(id) + "/confirmations", "", by, redirect, () -> {
            batches.confirm(new BatchId(id), by);
            return path(id);
        });
    }

    @PostMapping(PATH + "/dispatches")
    ModelAndView dispatch(@PathVariable UUID id, HttpServletRequest request, Actor by, RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        return switch (CentreForms.tracking(in)) {
            case Parsed.Valid(String tracking) ->
                acts.once(key(request), path(id) + "/dispatches", tracking, by, redirect, () -> {
                    batches.dispatch(new BatchId(id), tracking, by);
                    return path(id);
                });
            case Parsed.Invalid<String> _ -> again(id, in, by);
        };
    }

    private ModelAndView again(UUID id, Fields in, Actor by) {
        return Page.invalid("card/centre/batch", page(id, 0, null, in, by));
    }

    private CentrePage.OfBatch page(UUID id, int file, @Nullable UUID release, Fields in, Actor by) {
        CardCentre.Sheet sheet = centre.batch(new BatchId(id), by);
        boolean mine = by.user().equals(sheet.batch().countedBy());
        return new CentrePage.OfBatch(sheet, mine, file, release == null ? "" : release.toString(), in);
    }

    static String key(HttpServletRequest request) {
        String key = request.getParameter("_key");
        return key == null ? "" : key;
    }

    static String path(UUID id) {
        return "/card/centre/batches/" + id;
    }
}
