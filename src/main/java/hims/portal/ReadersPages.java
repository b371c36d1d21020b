package hims.portal;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.audit.AuditProofs;
import hims.platform.web.Page;
import hims.privacy.Questions;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The citizen's list of those who looked. */
@Controller
@Needs(Permission.OWN_RECORD)
class ReadersPages {
    private final MyReaders readers;
    private final Questions questions;

    ReadersPages(MyReaders readers, Questions questions) {
        this.readers = readers;
        this.questions = questions;
    }

    @GetMapping("/my/who-looked")
    ModelAndView index(
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Actor by) {
        var unlinked = show.equals("unlinked");
        return Page.of("portal/readers/index", new ReadersPage(readers.page(before, by), questions.own(by), unlinked));
    }

    /** For tools/verify-audit.mjs. Nothing before the log's first checkpoint. */
    @GetMapping("/my/who-looked/proofs")
    ResponseEntity<AuditProofs.Evidence> proofs(Actor by) {
        return readers.proofs(by)
                .map(evidence -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noStore())
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"who-looked-proofs.json\"")
                        .body(evidence))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
