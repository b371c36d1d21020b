package hims.platform.gallery;

import hims.platform.web.Frames;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
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

    /** A whole screen, in the frame of the invented person who works at it. */
    @GetMapping("/gallery/{scene}")
    ModelAndView show(@PathVariable("scene") String code, HttpServletRequest request) {
        var scene = Scene.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var frame = scene.in(frames.of(request));
        return Page.of("platform/gallery/" + scene.code(), new Samples(frame)).addObject("frame", frame);
    }
}
