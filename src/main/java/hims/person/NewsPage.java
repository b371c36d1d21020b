package hims.person;

import hims.platform.web.Frame;
import java.util.Optional;

/** What somebody who has a page open is told. */
public record NewsPage(Optional<News.Merged> merged) {
    public String what(Frame frame) {
        return merged.map(news -> frame.text(
                        news.undone() ? "person.news.unmerged" : "person.news.merged",
                        frame.show().time(news.at())))
                .orElse("");
    }
}
