package hims.portal;

import hims.platform.ui.Filter;
import hims.platform.ui.Moment;
import hims.platform.web.Frame;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Her visits in plain words, newest first. */
public record StoryPage(MyVisits.Story story, Show show, int page) {
    private static final String PATH = "/my/record";

    public enum Show {
        ALL,
        VISITS,
        MEDICINES;

        /** Whatever else stands in the address shows all. */
        static Show of(String typed) {
            return switch (typed) {
                case "visits" -> VISITS;
                case "medicines" -> MEDICINES;
                default -> ALL;
            };
        }

        private boolean shows(Episode episode) {
            return switch (this) {
                case ALL -> true;
                case VISITS -> episode.sort().visit();
                case MEDICINES -> episode.sort() == Episode.Sort.GIVEN;
            };
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public List<Filter> filters(Frame frame) {
        return List.of(filter(Show.ALL, frame), filter(Show.VISITS, frame), filter(Show.MEDICINES, frame));
    }

    private Filter filter(Show one, Frame frame) {
        return Filter.choice(frame.text("portal.show." + one.code()), path(one, 1), one == show);
    }

    public List<Moment> moments(Frame frame) {
        var moments = story.episodes().stream()
                .filter(show::shows)
                .map(episode -> episode.moment(frame))
                .toList();
        return page > 1 || moments.isEmpty()
                ? moments
                : Stream.concat(
                                Stream.of(moments.getFirst().asNow()),
                                moments.stream().skip(1))
                        .toList();
    }

    /** "4 of 11 visits"; empty where there is none. */
    public String count(Frame frame) {
        return story.all() == 0 ? "" : frame.text("portal.visits.count", story.shown(), story.all());
    }

    public boolean more() {
        return story.shown() < story.all();
    }

    public String next() {
        return path(show, page + 1);
    }

    private static String path(Show one, int page) {
        var shown = one == Show.ALL ? "" : "?show=" + one.code();
        return page == 1 ? PATH + shown : PATH + (shown.isEmpty() ? "?" : shown + "&") + "page=" + page;
    }
}
