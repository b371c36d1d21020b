package hims.card;

import hims.card.Agreed.ItemKind;
import hims.card.EmergencyOffer.Item;
import hims.card.code.EmergencyRanking;
import hims.card.code.EmergencyRanking.ItemClass;
import hims.card.code.EmergencyRecord.Allergy;
import hims.person.Person;
import hims.platform.web.Frame;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form that issues a card.
 *
 * @param offer what may go on the back; null while the holder has not asked for it
 * @param issued what stood in the way of the last try
 * @param wrong key of what is missing; empty when nothing is
 */
public record IssuePage(
        Person person,
        @Nullable Card active,
        @Nullable EmergencyOffer offer,
        Set<String> ticked,
        @Nullable Issued issued,
        String wrong) {

    IssuePage wrong(String key) {
        return new IssuePage(person, active, offer, ticked, issued, key);
    }

    IssuePage after(Issued outcome) {
        return new IssuePage(person, active, offer, ticked, outcome, wrong);
    }

    public Holder holder() {
        return Holders.of(person);
    }

    public boolean needsDecision() {
        return issued instanceof Issued.NeedsDecision;
    }

    /** What does not fit the code, for the holder to see; empty when all fits. */
    public String leftOut() {
        if (!(issued instanceof Issued.WouldLeaveOut(List<EmergencyRanking.Item> items))) {
            return "";
        }
        return items.stream().map(this::name).collect(Collectors.joining(", "));
    }

    public List<ItemKind> kinds() {
        return List.of(ItemKind.values()).stream()
                .filter(kind -> !of(kind).isEmpty())
                .toList();
    }

    public List<Item> of(ItemKind kind) {
        return offer == null ? List.of() : offer.of(kind);
    }

    public boolean nothingToOffer() {
        return offer != null && offer.isEmpty();
    }

    public boolean isTicked(Item item) {
        return ticked.contains(item.id());
    }

    /** The words beside an item. */
    public String detail(Item item, Frame frame) {
        return item.kind() == ItemKind.BLOOD_GROUP ? frame.text("card.blood-group." + item.detail()) : item.detail();
    }

    private String name(EmergencyRanking.Item cut) {
        Object what = cut.what() instanceof Allergy allergy ? Long.valueOf(allergy.code()) : cut.what();
        return Objects.requireNonNull(offer).items().stream()
                .filter(item -> what.equals(item.code())
                        || (cut.kind() == ItemClass.CONTACT && item.kind() == ItemKind.CONTACT))
                .findFirst()
                .map(Item::what)
                .orElseGet(what::toString);
    }
}
