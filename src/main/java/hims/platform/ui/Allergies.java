package hims.platform.ui;

import java.util.List;
import java.util.stream.Collectors;

/** The allergy area: exactly four states, told apart by edge, icon and word, never blank (UI-9). */
public sealed interface Allergies {
    /**
     * @param reaction empty where it is not recorded
     * @param severity in words, empty where it is not recorded
     */
    record Item(String substance, String reaction, String severity, boolean severe) {
        public Item(String substance, String reaction) {
            this(substance, reaction, "", false);
        }

        String text() {
            return reaction.isEmpty() ? substance : substance + " — " + reaction;
        }
    }

    record Listed(List<Item> items) implements Allergies {
        public Listed {
            items = List.copyOf(items);
        }

        public String text() {
            return items.stream().map(Item::text).collect(Collectors.joining(" · "));
        }

        public String names() {
            return items.stream().map(Item::substance).collect(Collectors.joining(" · "));
        }
    }

    /** @param source who asked and when, shown on hover and focus */
    record NoneKnown(String source) implements Allergies {}

    record NotRecorded() implements Allergies {}

    /** @param retry the path that asks again */
    record NotLoaded(String retry) implements Allergies {}
}
