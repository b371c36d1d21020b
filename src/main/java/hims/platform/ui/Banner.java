package hims.platform.ui;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The patient on every page about her: one component, same order, two lines (UI-6 to 11). Filled by person.
 *
 * @param name SURNAME, Given
 * @param localName in her own script, empty where it is not recorded
 * @param facts Born, Sex, UHID, ABHA in this order
 * @param allergies null only for readers who see nobody's clinical record
 * @param triage the flag of a running emergency, else null
 * @param chips alerts first, then weight, place, scheme; folded ones, and those beyond six, stand behind a counted chip
 * @param note the words of the state: Died 03-Nov-2026, aged 78y; Merged into …; Test patient. Empty when usual
 * @param aside two short lines at the end, as how the card was checked
 * @param watch asked, while somebody works on the page, for what has happened to the record meanwhile; empty for none
 */
public record Banner(
        State state,
        String name,
        String localName,
        String href,
        List<Fact> facts,
        @Nullable Allergies allergies,
        @Nullable Triage triage,
        List<Chip> chips,
        String note,
        List<String> aside,
        String watch) {
    private static final int SHOWN = 6;

    public enum State {
        USUAL,
        DIED,
        MERGED,
        /** Says who may open it, nothing of what is inside: give it chips, not facts. */
        RESTRICTED,
        TEST
    }

    /** @param first shown even when the banner has shrunk to one line */
    public record Fact(String label, String value, boolean first) {
        public Fact(String label, String value) {
            this(label, value, true);
        }

        public Fact later() {
            return new Fact(label, value, false);
        }
    }

    public Banner {
        facts = List.copyOf(facts);
        chips = List.copyOf(chips);
        aside = List.copyOf(aside);
    }

    public static Banner of(String name, String localName, String href, List<Fact> facts, Allergies allergies) {
        return new Banner(State.USUAL, name, localName, href, facts, allergies, null, List.of(), "", List.of(), "");
    }

    public Banner chips(List<Chip> others) {
        return new Banner(state, name, localName, href, facts, allergies, triage, others, note, aside, watch);
    }

    public Banner state(State other, String words) {
        return new Banner(other, name, localName, href, facts, allergies, triage, chips, words, aside, watch);
    }

    public Banner aside(List<String> lines) {
        return new Banner(state, name, localName, href, facts, allergies, triage, chips, note, lines, watch);
    }

    public Banner watch(String path) {
        return new Banner(state, name, localName, href, facts, allergies, triage, chips, note, aside, path);
    }

    public Banner triage(Triage flag) {
        return new Banner(state, name, localName, href, facts, allergies, flag, chips, note, aside, watch);
    }

    public List<Chip> shown() {
        var weighty = chips.stream().filter(chip -> !chip.folds()).toList();
        return weighty.size() <= SHOWN ? weighty : weighty.subList(0, SHOWN - 1);
    }

    public List<Chip> folded() {
        var shown = shown();
        return chips.stream().filter(chip -> !shown.contains(chip)).toList();
    }

    /** A restricted record does not even tell whether allergies are known; a registration desk sees nobody's. */
    public boolean tellsAllergies() {
        return allergies != null && state != State.RESTRICTED && state != State.MERGED;
    }

    /** The desk that sees neither allergies nor alerts has no empty line. */
    public boolean hasSecondLine() {
        return tellsAllergies() || triage != null || !chips.isEmpty() || !note.isEmpty();
    }

    public String css() {
        return state == State.USUAL ? "" : " h-banner--" + state.name().toLowerCase(Locale.ROOT);
    }
}
