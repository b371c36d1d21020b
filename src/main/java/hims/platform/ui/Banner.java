package hims.platform.ui;

import java.util.List;
import java.util.Locale;

/**
 * The patient on every page about her: one component, same order, two lines (UI-6 to 11). Filled by person.
 *
 * @param name SURNAME, Given
 * @param localName in her own script, empty where it is not recorded
 * @param facts Born, Sex, UHID, ABHA in this order
 * @param chips alerts first, then weight, place, scheme; from the seventh on they fold into a counted chip
 * @param note the words of the state: Died 03-Nov-2026, aged 78y; Merged into …; Test patient. Empty when usual
 * @param aside two short lines at the end, as how the card was checked
 */
public record Banner(
        State state,
        String name,
        String localName,
        String href,
        List<Fact> facts,
        Allergies allergies,
        List<Chip> chips,
        String note,
        List<String> aside) {
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
        return new Banner(State.USUAL, name, localName, href, facts, allergies, List.of(), "", List.of());
    }

    public Banner chips(List<Chip> others) {
        return new Banner(state, name, localName, href, facts, allergies, others, note, aside);
    }

    public Banner state(State other, String words) {
        return new Banner(other, name, localName, href, facts, allergies, chips, words, aside);
    }

    public Banner aside(List<String> lines) {
        return new Banner(state, name, localName, href, facts, allergies, chips, note, lines);
    }

    public List<Chip> shown() {
        return chips.size() <= SHOWN ? chips : chips.subList(0, SHOWN - 1);
    }

    public List<Chip> folded() {
        return chips.subList(shown().size(), chips.size());
    }

    /** A restricted record does not even tell whether allergies are known. */
    public boolean tellsAllergies() {
        return state != State.RESTRICTED && state != State.MERGED;
    }

    public String css() {
        return state == State.USUAL ? "" : " h-banner--" + state.name().toLowerCase(Locale.ROOT);
    }
}
