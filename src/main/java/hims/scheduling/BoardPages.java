package hims.scheduling;

import hims.access.OpenTo;
import hims.platform.web.Page;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The television in a waiting hall: its key is its only right. */
@Controller
@OpenTo("devices that hold the key of a board: numbers and rooms only")
class BoardPages {
    private final Boards boards;
    private final QueueStreams streams;

    BoardPages(Boards boards, QueueStreams streams) {
        this.boards = boards;
        this.streams = streams;
    }

    @GetMapping("/board/{key}")
    ModelAndView show(@PathVariable String key) {
        return Page.of("scheduling/board/show", boards.view(key));
    }

    @GetMapping(path = "/board/{key}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String key) {
        return streams.open(boards.queues(key));
    }
}
