package hims.platform.gallery;

import hims.platform.web.Frames;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Open to everyone: nothing in it is real. */
@Controller
class GalleryPages {
    private final Frames frames;

    GalleryPages(Frames frames) {
        this.frames = frames;
    }

    @GetMapping("/gallery")
    ModelAndView index(HttpServletRequest request) {
        return Page.of("platform/gallery/index", new Samples(frames.of(request)));
    }
}
