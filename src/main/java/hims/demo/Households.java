package hims.demo;

import hims.access.Actor;
import hims.person.Address;
import hims.person.Area;
import hims.person.Birth;
import hims.person.InquiryId;
import hims.person.PersonName;
import hims.person.Phone;
import hims.person.Register;
import hims.person.Registry;
import hims.person.Relation;
import hims.person.Sex;
import hims.platform.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Families that share a roof and mostly a phone, registered one by one as a counter would. */
final class Households {
    private static final int ROUNDED_AGES = 45;
    private static final PersonName NOBODY = new PersonName("", "", "");

    private final Registry registry;
    private final Actor by;
    private final Dice dice;
    private final LocalDate today;
    private final NameBook names = new NameBook();
    private final List<Area> areas = Area.all();

    Households(Registry registry, Actor by, Dice dice, LocalDate today) {
        this.registry = registry;
        this.by = by;
        this.dice = dice;
        this.today = today;
    }

    /** What the members of a family have in common. */
    private record Home(String community, Address address, String phone, Relation contact) {}

    List<Resident> family() {
        var community = names.community(dice);
        var head = names.name(dice, Sex.MALE, community, NOBODY);
        var phone = dice.between(6, 9) + dice.digits(9);
        var home = new Home(
                community,
                Address.in(dice.one(areas), String.valueOf(dice.between(1, 480))),
                phone,
                new Relation(Relation.Kind.OTHER, head.full(), phone, true));
        var members = new ArrayList<Resident>();
        var age = dice.between(26, 72);
        members.add(register(home, head, Sex.MALE, age, List.of()));
        if (dice.percent(85)) {
            members.add(wife(home, head, Math.max(20, age - dice.between(0, 7))));
        }
        var children = dice.between(0, age > 30 ? 4 : 1);
        for (var n = 0; n < children; n++) {
            members.add(child(home, head, dice.between(0, Math.max(1, age - 22))));
        }
        if (dice.percent(22)) {
            members.add(register(
                    home,
                    names.name(dice, Sex.FEMALE, community, head),
                    Sex.FEMALE,
                    age + dice.between(18, 30),
                    List.of(home.contact())));
        }
        return members;
    }

    private Resident wife(Home home, PersonName head, int age) {
        var name = names.name(dice, Sex.FEMALE, home.community(), head);
        return register(
                home,
                name,
                Sex.FEMALE,
                age,
                List.of(new Relation(Relation.Kind.HUSBAND, head.full(), home.phone(), true)));
    }

    private Resident child(Home home, PersonName head, int age) {
        var sex = dice.percent(50) ? Sex.FEMALE : Sex.MALE;
        var name = names.name(dice, sex, home.community(), head);
        return register(
                home, name, sex, age, List.of(new Relation(Relation.Kind.FATHER, head.full(), home.phone(), true)));
    }

    private Resident register(Home home, PersonName name, Sex sex, int age, List<Relation> relations) {
        var phones = dice.percent(90)
                ? List.of(new Phone(
                        home.phone(), relations.isEmpty() ? Phone.Owner.SELF : Phone.Owner.RELATIVE, dice.percent(40)))
                : List.<Phone>of();
        var who = new Register(
                new InquiryId(Ids.next()),
                name,
                sex,
                null,
                birth(age),
                phones,
                home.address(),
                relations,
                home.community().equals("north-eastern") || dice.percent(15) ? "en" : "hi",
                List.of(),
                "");
        var id = registry.register(who, by, UUID.randomUUID().toString());
        return new Resident(id, sex, Math.min(age, 99), home.address().locality(), Known.NOTHING);
    }

    /** Many know only their age, and round it. */
    private Birth birth(int age) {
        if (age > 25 && dice.percent(ROUNDED_AGES)) {
            return Birth.agedYears(Math.max(5, Math.round(age / 5f) * 5), today.minusDays(dice.below(700)));
        }
        return Birth.on(today.minusYears(age).minusDays(dice.between(1, 360)));
    }
}
