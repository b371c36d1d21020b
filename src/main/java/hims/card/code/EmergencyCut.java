package hims.card.code;

import hims.card.code.EmergencyRanking.Item;
import hims.card.code.EmergencyRanking.ItemClass;
import hims.card.code.EmergencyRecord.Contact;
import hims.card.code.EmergencyRecord.Flag;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leaves out the least important items until the record fits its code (CARD-12). */
public final class EmergencyCut {

    private EmergencyCut() {}

    public sealed interface Outcome<T> {}

    /** {@code leftOut} is shown to the holder before anything is printed. */
    public record Fits<T>(T drawn, EmergencyRecord record, List<Item> leftOut) implements Outcome<T> {}

    /** Only without a critical allergy would it fit: a person must decide, the program does not. */
    public record NeedsDecision<T>(List<Item> leftOut) implements Outcome<T> {}

    /** @param draw the drawn code, or empty when the record is too large for it */
    public static <T> Outcome<T> fit(
            EmergencyRecord full, EmergencyRanking ranking, Function<EmergencyRecord, Optional<T>> draw) {
        List<Item> ranked = ranking.rank(full);
        for (int kept = ranked.size(); kept >= 0; kept--) {
            List<Item> leftOut = List.copyOf(ranked.subList(kept, ranked.size()));
            if (leftOut.stream().anyMatch(item -> item.kind() == ItemClass.CRITICAL_ALLERGY)) {
                return new NeedsDecision<>(leftOut);
            }
            EmergencyRecord record = leftOut.isEmpty() ? full : without(leftOut, full);
            Optional<T> drawn = draw.apply(record);
            if (drawn.isPresent()) {
                return new Fits<>(drawn.get(), record, leftOut);
            }
        }
        return new NeedsDecision<>(ranked);
    }

    private static EmergencyRecord without(List<Item> leftOut, EmergencyRecord full) {
        Set<Item> gone = Set.copyOf(leftOut);
        var flags = EnumSet.of(Flag.MORE_ON_LINE);
        flags.addAll(full.flags());
        return new EmergencyRecord(
                full.healthId(),
                full.name(),
                full.birth(),
                full.sex(),
                full.bloodGroup(),
                rest(full.allergies(), gone, ItemClass.CRITICAL_ALLERGY, ItemClass.OTHER_ALLERGY),
                rest(full.conditions(), gone, ItemClass.CONDITION),
                rest(full.medicines(), gone, ItemClass.CRITICAL_MEDICINE, ItemClass.OTHER_MEDICINE),
                rest(full.devices(), gone, ItemClass.DEVICE),
                contact(full, gone),
                full.localName(),
                full.language(),
                flags);
    }

    private static @Nullable Contact contact(EmergencyRecord full, Set<Item> gone) {
        Contact contact = full.contact();
        return contact == null || gone.contains(new Item(ItemClass.CONTACT, contact)) ? null : contact;
    }

    /** A list that lost all its items becomes "not recorded": it must never read as "none known". */
    private static <T> Answer<T> rest(Answer<T> answer, Set<Item> gone, ItemClass... kinds) {
        if (answer.items().isEmpty()) {
            return answer;
        }
        List<T> rest = answer.items().stream()
                .filter(item -> Stream.of(kinds).noneMatch(kind -> gone.contains(new Item(kind, item))))
                .toList();
        return rest.isEmpty() ? Answer.notRecorded() : Answer.known(rest);
    }
}
