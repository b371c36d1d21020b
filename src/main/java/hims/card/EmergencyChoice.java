package hims.card;

import hims.card.Agreed.ItemKind;
import hims.card.EmergencyOffer.Item;
import hims.card.PrintedBack.Section;
import hims.card.PrintedBack.State;
import hims.card.code.Answer;
import hims.card.code.EmergencyRecord;
import hims.card.code.EmergencyRecord.Allergy;
import hims.card.code.EmergencyRecord.Birth;
import hims.card.code.EmergencyRecord.Contact;
import hims.card.code.EmergencyRecord.Criticality;
import hims.card.code.EmergencyRecord.Flag;
import hims.notify.Phone;
import hims.person.Person;
import hims.person.Relation;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the holder ticked, as the code holds it and as the card says it. */
final class EmergencyChoice {

    /** Version of the text that is read to the holder. */
    static final String WORDING = "card-emergency-1";

    private final EmergencyOffer offer;
    private final List<Item> chosen;

    EmergencyChoice(EmergencyOffer offer, Set<String> ticked) {
        this.offer = offer;
        this.chosen = offer.items().stream()
                .filter(item -> ticked.contains(item.id()))
                .toList();
    }

    /** Empty when nothing was ticked. */
    Optional<Agreed> agreed(Person person) {
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        Set<ItemKind> kinds =
                chosen.stream().map(Item::kind).collect(Collectors.toCollection(() -> EnumSet.noneOf(ItemKind.class)));
        kinds.addAll(offer.noneKnown());
        return Optional.of(new Agreed(WORDING, kinds, record(person), inWords(person)));
    }

    private EmergencyRecord record(Person person) {
        Holder holder = Holders.of(person);
        return new EmergencyRecord(
                holder.healthId(),
                holder.name(),
                birth(holder),
                holder.sex(),
                codes(ItemKind.BLOOD_GROUP),
                allergies(),
                codes(ItemKind.CONDITIONS),
                codes(ItemKind.MEDICINES),
                codes(ItemKind.DEVICES),
                contact(person),
                holder.localName().isEmpty() ? null : holder.localName(),
                person.language(),
                isWhole() ? Set.of() : Set.of(Flag.MORE_ON_LINE));
    }

    private PrintedBack inWords(Person person) {
        return new PrintedBack(
                offer.asOf(),
                section(ItemKind.BLOOD_GROUP),
                section(ItemKind.ALLERGIES),
                section(ItemKind.CONDITIONS),
                section(ItemKind.MEDICINES),
                section(ItemKind.DEVICES),
                printedContact(person),
                isWhole(),
                "");
    }

    /** Whether the code can hold all that is on record and was asked for. */
    private boolean isWhole() {
        boolean allTicked = chosen.size() == offer.items().size();
        return allTicked && chosen.stream().allMatch(item -> item.kind() == ItemKind.CONTACT || item.code() != null);
    }

    private Answer<Long> codes(ItemKind kind) {
        List<Long> codes =
                of(kind).map(Item::code).filter(Objects::nonNull).distinct().toList();
        return codes.isEmpty() ? Answer.notRecorded() : Answer.known(codes);
    }

    /** None known only where somebody asked; a list of which nothing could be coded or ticked is not recorded. */
    private Answer<Allergy> allergies() {
        if (offer.noneKnown().contains(ItemKind.ALLERGIES)) {
            return Answer.known(List.of());
        }
        List<Allergy> allergies = of(ItemKind.ALLERGIES)
                .filter(item -> item.code() != null)
                .map(item -> new Allergy(
                        Objects.requireNonNull(item.code()),
                        item.critical() ? Criticality.HIGH : Criticality.LOW,
                        item.reaction()))
                .toList();
        return allergies.isEmpty() ? Answer.notRecorded() : Answer.known(allergies);
    }

    private Section section(ItemKind kind) {
        List<PrintedBack.Item> items = of(kind).map(item -> new PrintedBack.Item(item.what(), item.detail()))
                .toList();
        if (!items.isEmpty()) {
            return new Section(State.LISTED, items);
        }
        if (offer.noneKnown().contains(kind)) {
            return Section.of(State.NONE_KNOWN);
        }
        return Section.of(offer.of(kind).isEmpty() ? State.NOT_RECORDED : State.LEFT_OUT);
    }

    private @Nullable Contact contact(Person person) {
        return contactOf(person)
                .flatMap(relation -> Phone.parse(relation.phone())
                        .map(phone -> new Contact(relation.name(), relation(relation.kind()), number(phone))))
                .orElse(null);
    }

    private PrintedBack.@Nullable Contact printedContact(Person person) {
        return contactOf(person)
                .map(relation -> new PrintedBack.Contact(
                        relation.name(), relation(relation.kind()).name(), relation.phone()))
                .orElse(null);
    }

    private Optional<Relation> contactOf(Person person) {
        return of(ItemKind.CONTACT).findFirst().flatMap(_ -> person.emergencyContact());
    }

    private Stream<Item> of(ItemKind kind) {
        return chosen.stream().filter(item -> item.kind() == kind);
    }

    private static @Nullable Birth birth(Holder holder) {
        if (holder.bornOn() != null) {
            return Birth.on(holder.bornOn());
        }
        return holder.birthYear() == 0 ? null : Birth.inYear(holder.birthYear());
    }

    private static long number(Phone phone) {
        return Long.parseLong(phone.e164().substring(1));
    }

    private static EmergencyRecord.Relation relation(Relation.Kind kind) {
        return switch (kind) {
            case FATHER -> EmergencyRecord.Relation.FATHER;
            case MOTHER -> EmergencyRecord.Relation.MOTHER;
            case HUSBAND -> EmergencyRecord.Relation.HUSBAND;
            case WIFE -> EmergencyRecord.Relation.WIFE;
            case CHILD -> EmergencyRecord.Relation.CHILD;
            case GUARDIAN, CARER -> EmergencyRecord.Relation.GUARDIAN;
            case SIBLING, WARD, CARED_FOR, NEXT_OF_KIN, GUARANTOR, CARE_OF, OTHER -> EmergencyRecord.Relation.OTHER;
        };
    }
}
