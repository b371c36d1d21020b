package hims.demo;

import hims.access.Actor;
import hims.access.PersonId;
import hims.person.Address;
import hims.person.Area;
import hims.person.Birth;
import hims.person.Confidence;
import hims.person.Confidences;
import hims.person.HealthId;
import hims.person.Household;
import hims.person.InquiryId;
import hims.person.Kin;
import hims.person.Paper;
import hims.person.PaperKind;
import hims.person.Papers;
import hims.person.Person;
import hims.person.PersonName;
import hims.person.Phone;
import hims.person.Register;
import hims.person.Registry;
import hims.person.Relation;
import hims.person.Relations;
import hims.person.Sex;
import hims.platform.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The Vermas of Daryaganj, who share one roof and one phone, and a woman whose record is nobody's business. */
@Component
@ConditionalOnProperty("hims.demo")
class Kinfolk {
    private static final String PHONE = "9811122334";
    private static final Actor DESK = officer("rekha");
    private static final Actor OFFICER = officer("usha");

    private final Registry registry;
    private final Relations relations;
    private final hims.person.Households households;
    private final Papers papers;
    private final Confidences confidences;
    private final DemoSql city;

    Kinfolk(
            Registry registry,
            Relations relations,
            hims.person.Households households,
            Papers papers,
            Confidences confidences,
            DemoSql city) {
        this.registry = registry;
        this.relations = relations;
        this.households = households;
        this.papers = papers;
        this.confidences = confidences;
        this.city = city;
    }

    private static Actor officer(String login) {
        return Staff.all().stream()
                .filter(account -> account.login().equals(login))
                .map(one -> new Actor(one.user(), one.name(), one.role(), one.facility(), one.place(), "demo", "local"))
                .findFirst()
                .orElseThrow();
    }

    void settle() {
        city.named().stream()
                .filter(one -> one.phone().equals(PHONE))
                .flatMap(one -> HealthId.find(one.healthId()).flatMap(registry::find).stream())
                .forEach(this::family);
        var hidden = register(
                new PersonName("Rukhsana", "Bano", "रुख़साना बानो"),
                Sex.FEMALE,
                "1996-08-19",
                new Phone("9811045670", Phone.Owner.SELF, false));
        confidences.mark(hidden, Confidence.Kind.VIOLENCE, "One Stop Centre, case 118", OFFICER);
    }

    private void family(Person ramesh) {
        var kamla = member("Kamla", "कमला वर्मा", Sex.FEMALE, "1958-11-02", Phone.Owner.SPOUSE);
        var sanjay = member("Sanjay", "संजय वर्मा", Sex.MALE, "1984-04-25", Phone.Owner.PARENT);
        var pooja = member("Pooja", "पूजा वर्मा", Sex.FEMALE, "1988-09-13", Phone.Owner.RELATIVE);
        var neha = member("Neha", "नेहा वर्मा", Sex.FEMALE, "1990-01-30", Phone.Owner.PARENT);
        var aarav = member("Aarav", "आरव वर्मा", Sex.MALE, "2016-06-07", Phone.Owner.RELATIVE);
        relate(kamla, Relation.Kind.HUSBAND, ramesh.id(), true);
        relate(sanjay, Relation.Kind.FATHER, ramesh.id(), false);
        relate(sanjay, Relation.Kind.MOTHER, kamla, false);
        relate(pooja, Relation.Kind.HUSBAND, sanjay, true);
        relate(neha, Relation.Kind.FATHER, ramesh.id(), false);
        relate(aarav, Relation.Kind.FATHER, sanjay, true);
        relate(aarav, Relation.Kind.MOTHER, pooja, false);
        live(ramesh.id(), List.of(kamla, sanjay, pooja, neha));
        households.leave(neha, Household.Kind.DWELLING, "Married, lives in Noida", DESK);
        households.begin(ramesh.id(), Household.Kind.RATION_CARD, "077001902244", DESK);
        households.join(ramesh.id(), Household.Kind.RATION_CARD, kamla, DESK);
        papers(ramesh.id(), sanjay, aarav);
    }

    /** The grandson is left to be added: he is offered as one of this phone. */
    private void live(PersonId head, List<PersonId> others) {
        households.begin(head, Household.Kind.DWELLING, "", DESK);
        others.forEach(one -> households.join(head, Household.Kind.DWELLING, one, DESK));
    }

    private void papers(PersonId ramesh, PersonId sanjay, PersonId aarav) {
        var voter = papers.add(ramesh, new Paper.Given(PaperKind.VOTER_ID, "DLX4471902", true, "Card seen"), DESK);
        papers.step(ramesh, voter, Paper.Status.VERIFIED, "Electoral roll, part 114", OFFICER);
        papers.add(ramesh, new Paper.Given(PaperKind.RATION_CARD, "077001902244", true, "Card seen"), DESK);
        papers.add(sanjay, new Paper.Given(PaperKind.DRIVING_LICENCE, "DL0420110149646", false, ""), DESK);
        papers.add(aarav, new Paper.Given(PaperKind.BIRTH_CERTIFICATE, "B-2016: 7-90021-004471", true, ""), DESK);
    }

    private void relate(PersonId person, Relation.Kind kind, PersonId other, boolean emergency) {
        var number = registry.fetch(other).healthId();
        relations.add(person, new Kin.Given(kind, number, "", "", emergency), DESK);
    }

    private PersonId member(String given, String script, Sex sex, String born, Phone.Owner owner) {
        return register(new PersonName(given, "Verma", script), sex, born, new Phone(PHONE, owner, false));
    }

    private PersonId register(PersonName name, Sex sex, String born, Phone phone) {
        var home = Area.find("Daryaganj").map(area -> Address.in(area, "12"));
        var who = new Register(
                new InquiryId(Ids.next()),
                name,
                sex,
                null,
                Birth.on(LocalDate.parse(born)),
                List.of(phone),
                home.orElse(null),
                List.of(),
                "hi",
                List.of(),
                "");
        return registry.register(who, DemoCity.CITY, UUID.randomUUID().toString());
    }
}
