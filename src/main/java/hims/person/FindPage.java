package hims.person;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.org.Unit;
import hims.platform.ui.Chip;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import hims.platform.web.Language;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Find person: the box, what was found, and beside it the form of a new person when it is open.
 *
 * @param result null before anything was asked
 * @param draftAt when this desk left a form half filled; null when it did not
 * @param rows the found, or the last people of this desk while nothing was asked
 */
public record FindPage(
        @Nullable SearchResult result,
        List<Row> rows,
        @Nullable NewPage form,
        @Nullable Instant draftAt,
        boolean mayRegister) {

    /** @param facility and {@code visitedOn} of the last visit; null when none is known */
    public record Row(
            Person person,
            List<Reason> reasons,
            Panel.@Nullable LastVisit visit,
            @Nullable Unit facility,
            @Nullable Chip mark) {

        public String href() {
            return "/person/" + person.id();
        }

        public List<Chip> chips(Frame frame) {
            return reasons.stream()
                    .map(reason -> Chip.of(reason.strong() ? Tone.GREEN : Tone.GREY, frame.text(reason.key()))
                            .asSmall())
                    .toList();
        }

        public String visited(Frame frame) {
            return visit == null || person.isMasked()
                    ? frame.text("person.not-recorded")
                    : frame.show().date(visit.on());
        }

        public String facilityName(Frame frame) {
            return facility == null || person.isMasked()
                    ? ""
                    : frame.language() == Language.HI ? facility.nameHi() : facility.nameEn();
        }
    }

    static List<Row> rows(
            List<Match> matches,
            Map<PersonId, Panel.LastVisit> visits,
            Map<PersonId, Chip> marks,
            Function<UnitId, Optional<Unit>> units) {
        return matches.stream()
                .map(match -> {
                    PersonId id = match.person().id();
                    var visit = visits.get(id);
                    Unit facility =
                            visit == null ? null : units.apply(visit.facility()).orElse(null);
                    return new Row(match.person(), match.reasons(), visit, facility, marks.get(id));
                })
                .toList();
    }

    public String typed() {
        return result == null ? "" : result.typed();
    }

    /** 5 of 5 results, best match first. */
    public String count(Frame frame) {
        if (result == null || rows.isEmpty()) {
            return "";
        }
        return result.more() ? frame.text("person.count.more", rows.size()) : frame.text("person.count", rows.size());
    }

    /** What is wrong with a number that was typed; null when it was none, or right. */
    public @Nullable String mistakeKey() {
        return result != null && result.query() instanceof Query.Mistyped(HealthId.Mistake mistake)
                ? "person.mistake." + mistake.name().toLowerCase(Locale.ROOT).replace('_', '-')
                : null;
    }

    /** Whether there was nothing to search by. */
    public boolean nothing() {
        return result != null && (result.query() instanceof Query.Nothing || mistakeKey() != null);
    }

    /** Lakshmi Devi (1st) and Laxmi Devi (2nd) have much in common. */
    public String twinsText(Frame frame) {
        if (result == null || result.twins() == null) {
            return "";
        }
        SearchResult.Twins twins = result.twins();
        return frame.text(
                "person.pair.who",
                twins.one().person().name().full(),
                place(twins.one()),
                twins.other().person().name().full(),
                place(twins.other()));
    }

    private int place(Match match) {
        return result == null ? 0 : result.matches().indexOf(match) + 1;
    }

    public Filters filters() {
        return result == null ? Filters.NONE : result.filters();
    }

    /** The sex that is looked for, from the words or a chip. */
    public @Nullable Sex sex() {
        return filters().sex() != null
                ? filters().sex()
                : understood().map(Traits::sex).orElse(null);
    }

    /** Born 1961 to 1967, or about; "" when no birth is looked for. */
    public String born(Frame frame) {
        return understood()
                .map(Traits::birth)
                .filter(birth -> !filters().anyBirth())
                .map(birth -> frame.text(
                        "person.filter.born",
                        String.valueOf(birth.year() - Matcher.margin(birth, birth)),
                        String.valueOf(birth.year() + Matcher.margin(birth, birth))))
                .orElse("");
    }

    public boolean narrowed(Frame frame) {
        return sex() != null
                || !born(frame).isEmpty()
                || !filters().area().isEmpty()
                || !filters().relative().isEmpty();
    }

    /** Other spellings among the found, first letters capital. */
    public String spellings() {
        String typed = typed().toLowerCase(Locale.ROOT);
        return result == null
                ? ""
                : result.spellings().stream()
                        .filter(word -> !typed.contains(word))
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining(", "));
    }

    private Optional<Traits> understood() {
        return result != null && result.query() instanceof Query.Described(List<Query.Reading> readings)
                ? Optional.of(readings.getFirst().traits())
                : Optional.empty();
    }

    public String newHref() {
        return result == null ? "" : "/person/new?from=" + result.inquiry();
    }
}
