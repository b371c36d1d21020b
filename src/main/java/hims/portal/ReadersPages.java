package hims.portal;

import hims.access.Actor;
import hims.platform.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The citizen's list of those who looked. */
@Controller
class ReadersPages {
    private final MyReaders readers;

    ReadersPages(MyReaders readers) {
        this.readers = readers;
    }

    @GetMapping("/my/who-looked")
    ModelAndView index(
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Actor by) {
        var unlinked = show.equals("unlinked");
        return Page.of("portal/readers/index", new ReadersPage(readers.page(before, by), unlinked));
    }
}
