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
import java.util.List;
import java.util.UUID;

/** A few residents whom the first minute of the README and the browser stories look for by name. All are invented. */
record Named(PersonName name, Sex sex, Birth birth, String phone, String area, Relation contact) {

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
                    "Ram Prasad"),
            of(
                    "Laxmi",
                    "Devi",
                    "लक्ष्मी देवी",
                    Sex.FEMALE,
                    "1971-07-09",
                    "9810010926",
                    "Shastri Park",
                    Relation.Kind.HUSBAND,
                    "Suresh Kumar"),
            of(
                    "Suneeta",
                    "Devi",
                    "सुनीता देवी",
                    Sex.FEMALE,
                    "1979-05-03",
                    "9899012345",
                    "Rohini",
                    Relation.Kind.HUSBAND,
                    "Mahesh Kumar"),
            of(
                    "Ramesh",
                    "Verma",
                    "रमेश वर्मा",
                    Sex.MALE,
                    "1955-07-14",
                    "9811122334",
                    "Daryaganj",
                    Relation.Kind.WIFE,
                    "Kamla Verma"),
            of(
                    "Shahid",
                    "Farooqui",
                    "शाहिद फ़ारूक़ी",
                    Sex.MALE,
                    "1968-05-22",
                    "9811020644",
                    "Welcome",
                    Relation.Kind.WIFE,
                    "Shabana Farooqui"),
            of(
                    "Harbhajan",
                    "Singh",
                    "हरभजन सिंह",
                    Sex.MALE,
                    "1960-01-11",
                    "9868011223",
                    "Tilak Nagar",
                    Relation.Kind.CHILD,
                    "Gurpreet Kaur"));

    private static Named of(
            String given,
            String family,
            String script,
            Sex sex,
            String born,
            String phone,
            String area,
            Relation.Kind kind,
            String contact) {
        return new Named(
                new PersonName(given, family, script),
                sex,
                Birth.on(LocalDate.parse(born)),
                phone,
                area,
                new Relation(kind, contact, phone, true));
    }

    Resident register(Registry registry, Actor by, LocalDate today) {
        var home = Area.find(area).map(found -> Address.in(found, "12"));
        var who = new Register(
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
        var id = registry.register(who, by, UUID.randomUUID().toString());
        return new Resident(id, sex, today.getYear() - birth.year(), area);
    }
}
