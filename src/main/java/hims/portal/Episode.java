package hims.portal;

import hims.platform.ui.Moment;
import hims.platform.web.Frame;
import hims.platform.web.Language;
import hims.terminology.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Something that happened to her health, in words: a visit, medicines given, something noted. */
record Episode(Instant at, Sort sort, Words title, Words place, List<Said> said) {

    enum Sort {
        VISIT("person"),
        EMERGENCY("heart-pulse"),
        STAY("hospital"),
        GIVEN("capsule"),
        NOTED("journal-text");

        private final String icon;

        Sort(String icon) {
            this.icon = icon;
        }

        boolean visit() {
            return this == VISIT || this == EMERGENCY || this == STAY;
        }
    }

    /** One sentence: its key and what it lists. Allergies are seen first. */
    record Said(What what, List<Words> things) {}

    enum What {
        ONGOING,
        ALLERGY,
        FOUND,
        DONE,
        VACCINE,
        MEASURED,
        PRESCRIBED,
        GIVEN;

        private String key() {
            return "portal.said." + name();
        }
    }

    Moment moment(Frame frame) {
        var day = frame.show().longDate(LocalDate.ofInstant(at, frame.show().zone()));
        var language = frame.language();
        var sentences = new ArrayList<String>();
        var warning = new ArrayList<String>();
        for (var one : said) {
            (one.what() == What.ALLERGY ? warning : sentences).add(sentence(one, frame));
        }
        if (said.isEmpty()) {
            sentences.add(frame.text("portal.said.nothing"));
        }
        return Moment.of(day, title(frame), place.in(language), String.join(" ", sentences))
                .icon(sort.icon)
                .warning(String.join(" ", warning));
    }

    private String title(Frame frame) {
        var words = title.in(frame.language());
        return switch (sort) {
            case GIVEN ->
                frame.text("portal.story.given", said.getFirst().things().size());
            case NOTED -> frame.text("portal.story.noted");
            case VISIT, EMERGENCY, STAY ->
                words.isEmpty()
                        ? frame.text("portal.story." + sort)
                        : frame.text("portal.story." + sort + ".at", words);
        };
    }

    private static String sentence(Said said, Frame frame) {
        return frame.text(said.what().key(), list(said.things(), frame.language()));
    }

    private static String list(List<Words> things, Language language) {
        return things.stream().map(words -> words.in(language)).distinct().collect(Collectors.joining(", "));
    }
}
