package hims.card;

import hims.card.Agreed.ItemKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What could stand on the back of somebody's card, item by item, for the holder to choose from. Confidential classes of facts
 * are not in here at all (CARD-16).
 *
 * @param noneKnown lists of which somebody asked and found nothing
 */
public record EmergencyOffer(LocalDate asOf, List<Item> items, Set<ItemKind> noneKnown) {

    public EmergencyOffer {
        items = List.copyOf(items);
        noneKnown = Set.copyOf(noneKnown);
    }

    /**
     * @param id names the item in the form
     * @param code SNOMED CT concept; null for what has none and so is printed but not in the code
     * @param reaction SNOMED CT concept of an allergy's reaction, where there is one
     * @param critical an allergy of high criticality
     */
    public record Item(
            String id,
            ItemKind kind,
            String what,
            String detail,
            @Nullable Long code,
            @Nullable Long reaction,
            boolean critical) {}

    List<Item> of(ItemKind kind) {
        return items.stream().filter(item -> item.kind() == kind).toList();
    }

    boolean isEmpty() {
        return items.isEmpty() && noneKnown.isEmpty();
    }
}
