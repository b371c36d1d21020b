package hims.person;

import hims.access.PersonId;
import hims.person.names.Normaliser;
import hims.platform.Field;
import hims.platform.Fields;
import hims.platform.Ids;
import hims.platform.Parsed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of a new person: required are a name, sex, age or birth date, and a phone or the word that there is none (PER-20). */
final class NewPersonForm {
    private static final int NAME = 120;
    private static final int GENDER = 40;
    private static final Set<String> LANGUAGES = Set.of("en", "hi", "pa", "ur");
    private static final Pattern MOBILE = Pattern.compile("(?:\\+?91|0)?([6-9]\\d{9})");
    private static final Pattern LANDLINE = Pattern.compile("0(\\d{10})");
    private static final Pattern ABROAD = Pattern.compile("\\+\\d{7,15}");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern LATIN = Pattern.compile("[^\\p{L}]*(\\p{IsLatin}.*)?", Pattern.DOTALL);

    private final Fields in;
    private final LocalDate today;
    private final Field<String> given;
    private final Field<String> family;
    private final Field<String> inScript;
    private final Field<Sex> sex;
    private final Field<String> gender;
    private final Field<String> language;
    private final Field<Birth> born;
    private final Field<String> phone;
    private final Optional<Address> address;
    private final List<Relation> relations;

    NewPersonForm(Fields in, LocalDate today) {
        this.in = in;
        this.today = today;
        inScript = name("inScript", 2 * NAME);
        given = name("given", NAME);
        family = name("family", NAME);
        if (given.optional().isEmpty()
                && inScript.optional().isEmpty()
                && in.error("given").isEmpty()) {
            in.wrong("given", "field.required");
        }
        sex = in.choice("sex", Sex.class).required();
        gender = in.text("gender", GENDER);
        language = in.text("language", GENDER).check(LANGUAGES::contains, "field.not-a-choice");
        born = in.text("born", 30).required().map(this::born, "person.born.not-read");
        phone = phone("phone");
        if (phone.optional().isEmpty() && !in.flag("noPhone")) {
            in.wrong("phone", "person.phone.needed");
        }
        relations = relations();
        address = address();
    }

    /** A command, or every error at once. */
    Parsed<Register> parse() {
        List<PersonId> different = different(in);
        Field<String> why = in.text("why", 200);
        if (!different.isEmpty()) {
            why.required();
        }
        return in.parse(() -> register(different, why.orElse("")));
    }

    /** As far as it is filled, to look for the person while typing; empty while there is too little to go by. */
    Optional<Register> sofar() {
        if (in.error("given").isPresent() || in.error("family").isPresent()) {
            return Optional.empty();
        }
        boolean named = given.optional().isPresent() || inScript.optional().isPresent();
        boolean enough =
                phone.optional().isPresent() || (named && born.optional().isPresent());
        return enough && named ? Optional.of(register(List.of(), "")) : Optional.empty();
    }

    private Register register(List<PersonId> different, String why) {
        List<Phone> phones = phone
                .optional()
                .map(number ->
                        new Phone(number, in.choice("owner", Phone.Owner.class).orElse(Phone.Owner.SELF), false))
                .stream()
                .toList();
        return new Register(
                inquiry(in).orElseGet(() -> new InquiryId(Ids.next())),
                name(),
                sex.orElse(Sex.UNKNOWN),
                gender.orNull(),
                born.orNull(),
                phones,
                address.orElse(null),
                relations,
                language.orElse("hi"),
                different,
                why);
    }

    /** A name typed in Hindi where Latin was expected is her name in her own script; Latin is made from it. */
    private PersonName name() {
        String first = given.orElse("");
        String last = family.orElse("");
        String own = inScript.orElse("");
        boolean latin = LATIN.matcher(first).matches() && LATIN.matcher(last).matches();
        if (!first.isEmpty() && latin) {
            return new PersonName(first, last, own);
        }
        if (first.isEmpty()) {
            return new PersonName(Normaliser.current().inLatin(own), last, own);
        }
        Normaliser names = Normaliser.current();
        String typed = (first + " " + last).strip();
        return new PersonName(names.inLatin(first), names.inLatin(last), own.isEmpty() ? typed : own);
    }

    private Field<String> name(String field, int most) {
        return in.text(field, most).check(text -> LETTER.matcher(text).find(), "person.name.no-letter");
    }

    private Optional<Birth> born(String typed) {
        return switch (new BirthReader(today).read(typed)) {
            case BirthReader.Read(Birth birth) -> Optional.of(birth);
            case BirthReader.Wrong(String key, List<Object> args) -> {
                in.wrong("born", key, args.toArray());
                yield Optional.empty();
            }
        };
    }

    private Field<String> phone(String field) {
        return in.text(field, 30).map(NewPersonForm::number, "person.phone.wrong");
    }

    /** Ten digits for an Indian mobile; a landline or a number abroad with its country code. */
    static Optional<String> number(String typed) {
        String digits = typed.replaceAll("[\\s().-]", "");
        var mobile = MOBILE.matcher(digits);
        var landline = LANDLINE.matcher(digits);
        if (mobile.matches()) {
            return Optional.of(mobile.group(1));
        }
        if (landline.matches()) {
            return Optional.of("+91" + landline.group(1));
        }
        return ABROAD.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }

    private List<Relation> relations() {
        var all = new ArrayList<Relation>();
        Field<Relation.Kind> kind = in.choice("kin", Relation.Kind.class);
        in.text("kinName", NAME).optional().ifPresent(name -> {
            if (kind.optional().isEmpty()) {
                in.wrong("kin", "person.kin.kind-needed");
            }
            all.add(new Relation(kind.orElse(Relation.Kind.CARE_OF), name, "", false));
        });
        Field<String> number = phone("emergencyPhone");
        in.text("emergencyName", NAME)
                .optional()
                .ifPresent(name -> all.add(new Relation(Relation.Kind.OTHER, name, number.orElse(""), true)));
        return all;
    }

    private Optional<Address> address() {
        var kind = in.choice("home", Address.Kind.class).orElse(Address.Kind.HOME);
        String locality = in.text("locality", NAME).orElse("");
        String house = in.text("house", 80).orElse("");
        String street = in.text("street", NAME).orElse("");
        String pin = in.code("pin", 6)
                .check(code -> code.matches("[1-9]\\d{5}"), "person.pin.wrong")
                .orElse("");
        String state = in.text("state", 80).orElse("");
        if (kind == Address.Kind.HOME && (locality + house + street + pin).isEmpty()) {
            return Optional.empty();
        }
        Optional<Area> area = Area.find(locality);
        return Optional.of(new Address(
                kind,
                house,
                street,
                in.text("landmark", NAME).orElse(""),
                area.map(Area::latin).orElse(locality),
                area.map(Area::district).orElse(""),
                pin.isEmpty() ? area.map(Area::pin).orElse("") : pin,
                state.isEmpty() && kind != Address.Kind.OUTSIDE_DELHI ? "Delhi" : state));
    }

    static Optional<InquiryId> inquiry(Fields in) {
        return id(in.typed("inquiry")).map(InquiryId::new);
    }

    /** Those of whom the clerk said that they are somebody else. */
    static List<PersonId> different(Fields in) {
        return Arrays.stream(in.typed("different").split(",", -1))
                .map(NewPersonForm::person)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    static Optional<PersonId> person(String text) {
        return id(text).map(PersonId::new);
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            // a hidden field that somebody has edited is as good as none
            return Optional.empty();
        }
    }
}
