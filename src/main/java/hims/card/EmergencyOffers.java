package hims.card;

import static hims.access.Permission.CARD_ISSUE;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.audit.Action;
import hims.card.Agreed.ItemKind;
import hims.card.EmergencyOffer.Item;
import hims.person.Person;
import hims.person.Registry;
import hims.person.Relation;
import hims.record.Clearance;
import hims.record.Concept;
import hims.record.PatientSummary;
import hims.record.PatientSummary.Allergies;
import hims.record.PatientSummary.Allergy;
import hims.record.RecordViews;
import hims.record.ResourceKey;
import hims.terminology.Condition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Collects from the record what an emergency team would want on a card. */
@Service
public class EmergencyOffers {

    private final Access access;
    private final Registry registry;
    private final RecordViews record;
    private final EmergencyTerms terms;

    EmergencyOffers(Access access, Registry registry, RecordViews record, EmergencyTerms terms) {
        this.access = access;
        this.registry = registry;
        this.record = record;
        this.terms = terms;
    }

    /**
     * The holder stands at the counter and has asked for it, so the clerk sees these few facts and no others. Confidential
     * classes are left out (CARD-16).
     */
    @Transactional
    public EmergencyOffer offer(PersonId id, Actor by) {
        access.require(by, CARD_ISSUE);
        Person person = registry.fetch(id);
        access.log(by, Action.READ, "emergency-content", person.id(), person.id());
        return of(person, record.summary(registry.everyId(person.id()), Clearance.NONE));
    }

    EmergencyOffer of(Person person, PatientSummary summary) {
        var items = new ArrayList<Item>();
        bloodGroup(summary).ifPresent(items::add);
        if (summary.allergies() instanceof Allergies.Listed listed) {
            listed.all().forEach(allergy -> items.add(allergy(allergy)));
        }
        summary.problems().forEach(problem -> condition(problem).ifPresent(items::add));
        summary.medicines().forEach(medicine -> items.addAll(medicine(medicine)));
        summary.devices().forEach(device -> items.add(device(device)));
        person.emergencyContact().flatMap(EmergencyOffers::contact).ifPresent(items::add);
        boolean noAllergy = summary.allergies() instanceof Allergies.NoneKnown;
        return new EmergencyOffer(
                LocalDate.ofInstant(summary.asOf(), CardCodes.CITY),
                items,
                noAllergy ? Set.of(ItemKind.ALLERGIES) : Set.of());
    }

    private Optional<Item> bloodGroup(PatientSummary summary) {
        return Optional.ofNullable(summary.bloodGroup()).map(blood -> {
            String words = blood.group().text();
            return new Item(
                    "blood",
                    ItemKind.BLOOD_GROUP,
                    words,
                    blood.tested() ? "tested" : "stated",
                    terms.bloodGroup(blood.group()).orElse(null),
                    null,
                    false);
        });
    }

    private Item allergy(Allergy allergy) {
        return new Item(
                id(allergy.key()),
                ItemKind.ALLERGIES,
                allergy.substance().text(),
                allergy.reaction(),
                terms.allergen(allergy.substance()).orElse(null),
                terms.reaction(allergy.reaction()).orElse(null),
                allergy.criticality().equals("high"));
    }

    /** Only what changes treatment: ranks 1 and 2 of the committee's list. */
    private Optional<Item> condition(PatientSummary.ActiveProblem problem) {
        return terms.condition(problem.problem())
                .map(condition -> item(problem.key(), ItemKind.CONDITIONS, problem.problem(), condition));
    }

    private static Item item(ResourceKey key, ItemKind kind, Concept concept, Condition condition) {
        return new Item(id(key), kind, concept.text(), "", condition.snomed(), null, false);
    }

    private List<Item> medicine(PatientSummary.CurrentMedicine medicine) {
        return terms.critical(medicine.medicine()).stream()
                .map(substance -> new Item(
                        id(medicine.key()) + "-" + substance.code(),
                        ItemKind.MEDICINES,
                        substance.label(),
                        "",
                        substance.snomed(),
                        null,
                        false))
                .toList();
    }

    private Item device(PatientSummary.Implant device) {
        return new Item(
                id(device.key()),
                ItemKind.DEVICES,
                device.device().text(),
                "",
                terms.snomed(device.device()).orElse(null),
                null,
                false);
    }

    private static Optional<Item> contact(Relation relation) {
        return relation.phone().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Item("contact", ItemKind.CONTACT, relation.name(), relation.phone(), null, null, false));
    }

    private static String id(ResourceKey key) {
        return key.id().value().toString();
    }
}
