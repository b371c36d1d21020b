package hims.card;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The back of a card in clear, readable by eye (CARD-6), and the code beside it.
 *
 * @param asOf the day of the data
 * @param complete whether the code holds everything that is printed
 * @param code the whole text of the emergency code
 */
public record PrintedBack(
        LocalDate asOf,
        Section bloodGroup,
        Section allergies,
        Section conditions,
        Section medicines,
        Section devices,
        @Nullable Contact contact,
        boolean complete,
        String code) {

    /** Four different things, in four different words. */
    public enum State {
        LISTED,
        NONE_KNOWN,
        NOT_RECORDED,
        /** The holder did not want it printed. */
        LEFT_OUT
    }

    public record Section(State state, List<Item> items) {
        public Section {
            items = List.copyOf(items);
            if ((state == State.LISTED) == items.isEmpty()) {
                throw new IllegalArgumentException(state + " with " + items.size() + " items");
            }
        }

        public boolean listed() {
            return state == State.LISTED;
        }

        static Section of(State state) {
            return new Section(state, List.of());
        }
    }

    PrintedBack with(String code, boolean complete) {
        return new PrintedBack(asOf, bloodGroup, allergies, conditions, medicines, devices, contact, complete, code);
    }

    /** @param detail reaction of an allergy, "tested" of a blood group; may be empty */
    public record Item(String what, String detail) {}

    public record Contact(String name, String relation, String phone) {}
}
