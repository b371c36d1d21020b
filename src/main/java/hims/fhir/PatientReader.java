package hims.fhir;

import hims.access.PersonId;
import hims.person.Address;
import hims.person.Birth;
import hims.person.Correction;
import hims.person.Death;
import hims.person.HealthId;
import hims.person.Identifier;
import hims.person.InquiryId;
import hims.person.PersonName;
import hims.person.Phone;
import hims.person.Register;
import hims.person.Relation;
import hims.person.Sex;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.record.FhirJson;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Patient as the registry takes a person in: what the registry does not keep is not taken. */
final class PatientReader {
    private static final Set<String> LANGUAGES = Set.of("en", "hi", "pa", "ur");
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SYSTEM = 120;
    private static final int LONGEST_VALUE = 80;
    private static final String HEALTH_ID = FhirJson.NAMESPACE + "id/health-id";

    /** Changed by death notices, merges and transfers alone. */
    private static final List<String> KEPT =
            List.of("active", "deceasedBoolean", "deceasedDateTime", "link", "managingOrganization");

    private PatientReader() {}

    /**
     * @param different those on record of whom the sender says that they are somebody else
     * @throws Rejected PERSON_INCOMPLETE with the element that is missing or cannot be read
     */
    static Register read(ObjectNode patient, List<PersonId> different) {
        return new Register(
                new InquiryId(Ids.next()),
                name(patient),
                sex(patient),
                null,
                birth(patient),
                phones(patient),
                address(patient.path("address").path(0)),
                relations(patient),
                language(patient),
                different,
                different.isEmpty() ? "" : "FHIR",
                identifiers(patient),
                death(patient));
    }

    /** The day as the sender's clock had it. @throws Rejected PERSON_INCOMPLETE for one before the birth */
    private static @Nullable Death death(ObjectNode patient) {
        var text = patient.path("deceasedDateTime").asString("");
        if (text.isEmpty()) {
            return patient.path("deceasedBoolean").asBoolean(false) ? new Death(null) : null;
        }
        var birth = birth(patient);
        var day = text.length() < 10 ? null : day(text.substring(0, 10));
        if (day != null && birth != null && day.isBefore(birth.from())) {
            throw incomplete("deceasedDateTime");
        }
        return new Death(day);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADate) {
            throw incomplete("deceasedDateTime");
        }
    }

    /**
     * What a sender changed of a Patient as it stands: what she sends back as she got it, or leaves out, stays.
     *
     * @throws Rejected PERSON_INCOMPLETE as {@link #read}; PERSON_KEPT for what only the registry's own rules change
     */
    static Correction correction(ObjectNode sent, JsonNode current) {
        for (var element : KEPT) {
            if (sent.has(element) && !sent.path(element).equals(current.path(element))) {
                throw new Rejected(FhirProblem.PERSON_KEPT, Map.of("expression", "Patient." + element));
            }
        }
        var name = name(sent);
        var sex = sex(sent);
        return new Correction(
                differs("name", sent, current) ? name : null,
                differs("gender", sent, current) ? sex : null,
                differs("birthDate", sent, current) ? birth(sent) : null,
                differs("telecom", sent, current) ? phones(sent) : List.of(),
                differs("address", sent, current) ? address(sent.path("address").path(0)) : null,
                differs("contact", sent, current) ? relations(sent) : List.of(),
                differs("communication", sent, current) ? language(sent) : null,
                differs("identifier", sent, current) ? identifiers(sent) : List.of());
    }

    private static boolean differs(String element, ObjectNode sent, JsonNode current) {
        return sent.has(element) && !sent.path(element).equals(current.path(element));
    }

    /** Numbers of others; the health id is ours to give. @throws Rejected PERSON_INCOMPLETE for one too long to be kept */
    private static List<Identifier> identifiers(JsonNode patient) {
        return patient.path("identifier")
                .valueStream()
                .map(each -> new Identifier(
                        each.path("system").asString(""), each.path("value").asString("")))
                .filter(each -> !each.value().isBlank() && !each.system().equals(HEALTH_ID))
                .peek(PatientReader::requireShort)
                .distinct()
                .toList();
    }

    private static void requireShort(Identifier identifier) {
        if (identifier.system().length() > LONGEST_SYSTEM || identifier.value().length() > LONGEST_VALUE) {
            throw incomplete("identifier");
        }
    }

    /** Our own number among those sent. */
    static Optional<HealthId> healthId(JsonNode patient) {
        return patient.path("identifier")
                .valueStream()
                .filter(each -> each.path("system").asString("").equals(HEALTH_ID))
                .flatMap(each -> HealthId.find(each.path("value").asString("")).stream())
                .findFirst();
    }

    private static PersonName name(ObjectNode patient) {
        var names = patient.path("name").valueStream().toList();
        var chosen = names.stream()
                .filter(name -> name.path("use").asString("").equals("official"))
                .findFirst()
                .or(() -> names.stream().findFirst())
                .orElseThrow(() -> incomplete("name"));
        var given = chosen.path("given")
                .valueStream()
                .map(part -> part.asString(""))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        var family = chosen.path("family").asString("").strip();
        var spoken = given.isEmpty() ? chosen.path("text").asString("").strip() : given;
        if (spoken.isEmpty() && family.isEmpty()) {
            throw incomplete("name");
        }
        return spoken.isEmpty()
                ? new PersonName(cut(family), "", inScript(names, chosen))
                : new PersonName(cut(spoken), given.isEmpty() ? "" : cut(family), inScript(names, chosen));
    }

    /** A second official name in words alone is the one in her own script, as a Patient of ours shows it. */
    private static String inScript(List<JsonNode> names, JsonNode chosen) {
        return names.stream()
                .filter(name ->
                        !name.equals(chosen) && name.path("use").asString("").equals("official"))
                .filter(name -> !name.has("given") && !name.has("family"))
                .map(name -> shorten(name.path("text").asString("").strip(), 2 * LONGEST_NAME))
                .findFirst()
                .orElse("");
    }

    private static Sex sex(ObjectNode patient) {
        return switch (patient.path("gender").asString("")) {
            case "female" -> Sex.FEMALE;
            case "male" -> Sex.MALE;
            case "other" -> Sex.OTHER;
            case "unknown" -> Sex.UNKNOWN;
            default -> throw incomplete("gender");
        };
    }

    private static @Nullable Birth birth(ObjectNode patient) {
        var text = patient.path("birthDate").asString("");
        try {
            return switch (text.length()) {
                case 0 -> null;
                case 4 -> Birth.in(Integer.parseInt(text));
                case 7 -> Birth.in(YearMonth.parse(text));
                default -> Birth.on(LocalDate.parse(text));
            };
        } catch (DateTimeException | NumberFormatException notADate) {
            throw incomplete("birthDate");
        }
    }

    private static List<Phone> phones(ObjectNode patient) {
        return patient.path("telecom")
                .valueStream()
                .filter(contact -> contact.path("system").asString("").equals("phone"))
                .flatMap(contact -> phone(contact.path("value").asString("")).stream())
                .distinct()
                .map(number -> new Phone(number, Phone.Owner.SELF, false))
                .limit(5)
                .toList();
    }

    /** Ten digits of an Indian mobile, else as written with its country. */
    private static Optional<String> phone(String written) {
        var plain = written.replaceAll("[^+0-9]", "");
        var number = plain.matches("(\\+91|0)[6-9]\\d{9}") ? plain.substring(plain.length() - 10) : plain;
        return number.matches("\\+?[0-9]{7,15}") ? Optional.of(number) : Optional.empty();
    }

    private static @Nullable Address address(JsonNode from) {
        if (!from.isObject()) {
            return null;
        }
        var lines =
                from.path("line").valueStream().map(line -> line.asString("")).toList();
        var pin = from.path("postalCode").asString("");
        var state = from.path("state").asString("");
        return new Address(
                state.isEmpty() || state.equalsIgnoreCase("Delhi") ? Address.Kind.HOME : Address.Kind.OUTSIDE_DELHI,
                shorten(lines.isEmpty() ? "" : lines.getFirst(), 80),
                shorten(lines.stream().skip(1).collect(Collectors.joining(", ")), LONGEST_NAME),
                "",
                shorten(from.path("city").asString(""), LONGEST_NAME),
                shorten(from.path("district").asString(""), 80),
                pin.matches("[1-9][0-9]{5}") ? pin : "",
                shorten(state, 80));
    }

    private static List<Relation> relations(ObjectNode patient) {
        return patient.path("contact")
                .valueStream()
                .map(contact -> new Relation(
                        Relation.Kind.OTHER,
                        shorten(contact.path("name").path("text").asString(""), LONGEST_NAME),
                        phone(contact.path("telecom").path(0).path("value").asString(""))
                                .orElse(""),
                        false))
                .filter(relation -> !relation.name().isEmpty())
                .limit(5)
                .toList();
    }

    private static String language(ObjectNode patient) {
        return patient.path("communication")
                .valueStream()
                .flatMap(each -> each.path("language").path("coding").valueStream())
                .flatMap(coding -> Stream.of(coding.path("code").asString("").toLowerCase(Locale.ROOT)))
                .map(code -> code.length() > 2 ? code.substring(0, 2) : code)
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse("hi");
    }

    private static String cut(String name) {
        if (name.length() > LONGEST_NAME) {
            throw incomplete("name");
        }
        return name;
    }

    private static String shorten(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    private static Rejected incomplete(String element) {
        return new Rejected(FhirProblem.PERSON_INCOMPLETE, Map.of("expression", "Patient." + element));
    }
}
