package hims.card;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.pdf.PdfPrinter;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The batches of a centre, a new one, and blanks that came in. */
@Controller
@Needs(Permission.CARD_PRINT)
class BatchListPages {

    private static final String PATH = "/card/centre/batches";

    private final Batches batches;
    private final PdfPrinter printer;
    private final CentreActs acts;

    BatchListPages(Batches batches, PdfPrinter printer, CentreActs acts) {
        this.batches = batches;
        this.printer = printer;
        this.acts = acts;
    }

    @GetMapping(PATH)
    ModelAndView index(Actor by) {
        return Page.of("card/centre/batches", page(Fields.empty(), by));
    }

    @PostMapping(PATH)
    ModelAndView create(HttpServletRequest request, Actor by, RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        return switch (CentreForms.wanted(in)) {
            case Parsed.Valid(Batch.Wanted wanted) ->
                acts.once(
                        BatchPages.key(request),
                        PATH,
                        wanted.toString(),
                        by,
                        redirect,
                        () -> PATH + "/" + batches.open(wanted, by));
            case Parsed.Invalid<Batch.Wanted> _ -> Page.invalid("card/centre/batches", page(in, by));
        };
    }

    @PostMapping("/card/centre/blanks")
    ModelAndView receive(HttpServletRequest request, Actor by, RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        return switch (CentreForms.blanks(in)) {
            case Parsed.Valid(CentreForms.Blanks blanks) ->
                acts.once(BatchPages.key(request), "/card/centre/blanks", blanks.toString(), by, redirect, () -> {
                    batches.receive(blanks.form(), blanks.many(), by);
                    return PATH;
                });
            case Parsed.Invalid<CentreForms.Blanks> _ -> Page.invalid("card/centre/batches", page(in, by));
        };
    }

    private CentrePage.Batches page(Fields in, Actor by) {
        List<CentrePage.Stock> stock = Stream.of(CardForm.POCKET, CardForm.STICKERS)
                .map(form -> new CentrePage.Stock(form, batches.blanks(form, by)))
                .toList();
        return new CentrePage.Batches(batches.all(by), stock, printer.isReady(), in);
    }
}
