package hims.card.code;

import hims.card.code.EmergencyRecord.Allergy;
import hims.card.code.EmergencyRecord.Criticality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What must stay on the card when not everything fits (CARD-12): the order of the classes, first to last, and which
 * medicines are critical. Reviewed by the clinical committee, held as data.
 */
public record EmergencyRanking(List<ItemClass> order, Set<Long> criticalMedicines) {

    public enum ItemClass {
        CRITICAL_ALLERGY,
        CRITICAL_MEDICINE,
        DEVICE,
        CONDITION,
        CONTACT,
        OTHER_ALLERGY,
        OTHER_MEDICINE
    }

    /** One thing that can be left out; {@code what} is the allergy, code or contact itself. */
    public record Item(ItemClass kind, Object what) {}

    public EmergencyRanking {
        order = List.copyOf(order);
        criticalMedicines = Set.copyOf(criticalMedicines);
        if (order.size() != ItemClass.values().length || Set.copyOf(order).size() != order.size()) {
            throw new IllegalArgumentException("each class stands in the order once");
        }
    }

    /** All that may be cut from this record, what must stay longest first. */
    public List<Item> rank(EmergencyRecord record) {
        var items = new ArrayList<Item>();
        record.allergies().items().forEach(allergy -> items.add(new Item(kind(allergy), allergy)));
        record.medicines().items().forEach(code -> items.add(new Item(medicineKind(code), code)));
        record.devices().items().forEach(code -> items.add(new Item(ItemClass.DEVICE, code)));
        record.conditions().items().forEach(code -> items.add(new Item(ItemClass.CONDITION, code)));
        if (record.contact() != null) {
            items.add(new Item(ItemClass.CONTACT, record.contact()));
        }
        items.sort(Comparator.comparingInt(item -> order.indexOf(item.kind())));
        return items;
    }

    private static ItemClass kind(Allergy allergy) {
        return allergy.criticality() == Criticality.HIGH ? ItemClass.CRITICAL_ALLERGY : ItemClass.OTHER_ALLERGY;
    }

    private ItemClass medicineKind(long code) {
        return criticalMedicines.contains(code) ? ItemClass.CRITICAL_MEDICINE : ItemClass.OTHER_MEDICINE;
    }
}
