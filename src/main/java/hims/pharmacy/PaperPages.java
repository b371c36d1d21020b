package hims.pharmacy;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.platform.web.Page;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the pharmacy prints: prescription, labels, and the slip of what is to be had elsewhere. */
@Controller
@Needs(Permission.PRESCRIPTION_READ)
class PaperPages {
    private final Papers papers;

    PaperPages(Papers papers) {
        this.papers = papers;
    }

    @GetMapping("/pharmacy/prescriptions/{id}/print")
    ModelAndView prescription(@PathVariable UUID id, Actor by) {
        return Page.of("pharmacy/prescriptions/print", papers.prescription(new PrescriptionId(id), by));
    }

    @GetMapping("/pharmacy/prescriptions/{id}/slip")
    ModelAndView slip(@PathVariable UUID id, Actor by) {
        return Page.of("pharmacy/prescriptions/slip", papers.slip(new PrescriptionId(id), by));
    }

    @GetMapping("/pharmacy/dispenses/{id}")
    ModelAndView dispensed(@PathVariable UUID id, @RequestParam(defaultValue = "") String labels, Actor by) {
        return Page.of("pharmacy/dispenses/show", papers.dispensed(new DispenseId(id), labels, by));
    }

    /** @param paper LABEL for the roll of 50 by 25 mm, A4 where there is none */
    @GetMapping("/pharmacy/dispenses/{id}/labels")
    ModelAndView labels(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String labels,
            @RequestParam(defaultValue = "LABEL") LabelPaper paper,
            Actor by) {
        return Page.of("pharmacy/dispenses/labels", papers.labels(new DispenseId(id), labels, paper, by));
    }
}
