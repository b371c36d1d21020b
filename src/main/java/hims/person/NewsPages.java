package hims.person;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.PersonId;
import hims.platform.web.Page;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The line under an open banner; empty while nothing has happened. */
@Controller
@Needs(value = Permission.PERSON_READ, everywhere = "the registry is one for all hospitals")
class NewsPages {
    private final News news;

    NewsPages(News news) {
        this.news = news;
    }

    @GetMapping("/person/{id}/news")
    ModelAndView show(@PathVariable UUID id, @RequestParam long since, Actor by) {
        var moment = Instant.ofEpochMilli(since);
        return Page.of("person/_news", new NewsPage(news.since(new PersonId(id), moment, by)));
    }
}
