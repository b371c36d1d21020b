package hims.demo;

import hims.access.Actor;
import hims.access.PersonId;
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
import java.util.List;
import java.util.UUID;

/** A few residents whom the first minute of the README and the browser stories look for by name. All are invented. */
record Named(PersonName name, Sex sex, Birth birth, String phone, String area, Relation contact, Known known) {

    static final List<Named> ALL = List.of(
            of(
                    "Lakshmi",
                    "Devi",
                    "लक्ष्मी देवी",
                    Sex.FEMALE,
                    "1964-02-14",
                    "9810004471",
                    "Seelampur",
                    Relation.Kind.HUSBAND,
                    "Ram Prasad",
                    Known.of("B+", "G40.9", "E11.9").severe("penicillins", "Anaphylaxis")),
            of(
                    "Laxmi",
                    "Devi",
                    "लक्ष्मी देवी",
                    Sex.FEMALE,
                    "1971-07-09",
                    "9810010926",
                    "Shastri Park",
                    Relation.Kind.HUSBAND,
                    "Suresh Kumar",
                    Known.NOTHING),
            of(
                    "Suneeta",
                    "Devi",
                    "सुनीता देवी",
                    Sex.FEMALE,
                    "1979-05-03",
                    "9899012345",
                    "Rohini",
                    Relation.Kind.HUSBAND,
                    "Mahesh Kumar",
                    Known.NOTHING),
            of(
                    "Ramesh",
                    "Verma",
                    "रमेश वर्मा",
                    Sex.MALE,
                    "1955-07-14",
                    "9811122334",
                    "Daryaganj",
                    Relation.Kind.WIFE,
                    "Kamla Verma",
                    Known.of("O+", "E11.9", "I10", "I48.9")
                            .mild("amoxicillin", "Rash")
                            .severe("ibuprofen", "Wheeze or tight chest")),
            of(
                    "Shahid",
                    "Farooqui",
                    "शाहिद फ़ारूक़ी",
                    Sex.MALE,
                    "1968-05-22",
                    "9811020644",
                    "Welcome",
                    Relation.Kind.WIFE,
                    "Shabana Farooqui",
                    Known.of("B+", "G40.9", "E11.9", "I48.9")
                            .severe("penicillins", "Anaphylaxis")
                            .mild("diclofenac", "Wheeze or tight chest")),
            of(
                    "Harbhajan",
                    "Singh",
                    "हरभजन सिंह",
                    Sex.MALE,
                    "1960-01-11",
                    "9868011223",
                    "Tilak Nagar",
                    Relation.Kind.CHILD,
                    "Gurpreet Kaur",
                    Known.NOTHING));

    /** Registered twice, day and month of birth exchanged: the records department finds a pair to decide. */
    static final Named TWICE = of(
            "Harbhajan",
            "Singh",
            "हरभजन सिंह",
            Sex.MALE,
            "1960-11-01",
            "9868011223",
            "Tilak Nagar",
            Relation.Kind.CHILD,
            "Gurpreet Kaur",
            Known.NOTHING);

    private static Named of(
            String given,
            String family,
            String script,
            Sex sex,
            String born,
            String phone,
            String area,
            Relation.Kind kind,
            String contact,
            Known known) {
        return new Named(
                new PersonName(given, family, script),
                sex,
                Birth.on(LocalDate.parse(born)),
                phone,
                area,
                new Relation(kind, contact, phone, true),
                known);
    }

    Resident register(Registry registry, Actor by, LocalDate today) {
        return resident(registry.register(asked(), by, UUID.randomUUID().toString()), today);
    }

    /** As from another system: whoever looks like her becomes a pair. */
    Resident receive(Registry registry, Actor by, LocalDate today) {
        return resident(registry.receive(asked(), by).person(), today);
    }

    private Resident resident(PersonId id, LocalDate today) {
        return new Resident(id, sex, today.getYear() - birth.year(), area, known);
    }

    private Register asked() {
        var home = Area.find(area).map(found -> Address.in(found, "12"));
        return new Register(
                new InquiryId(Ids.next()),
                name,
                sex,
                null,
                birth,
                List.of(new Phone(phone, Phone.Owner.SELF, true)),
                home.orElse(null),
                List.of(contact),
                "hi",
                List.of(),
                "");
    }
}
