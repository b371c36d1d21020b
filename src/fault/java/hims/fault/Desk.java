package hims.fault;

import hims.fault.Browser.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** A clerk, a doctor with a room of her own and a pharmacist at Lok Nayak, who see one patient after the other. */
final class Desk {
    private static final Pattern NEW = Pattern.compile("/person/new\\?from=([0-9a-f-]{36})");
    private static final Pattern ALIKE = Pattern.compile("different:([0-9a-f-]{36})");
    private static final Pattern PERSON = Pattern.compile("^/person/([0-9a-f-]{36})");
    private static final Pattern LINE = Pattern.compile("name=\"line-id\" value=\"([0-9a-f-]{36})\"");
    private static final Pattern PRESCRIPTION = Pattern.compile("/pharmacy/prescriptions/([0-9A-Fa-f-]{36})/");
    private static final Pattern POINT = Pattern.compile("/scheduling/points/([0-9a-f-]{36})/calls");
    private static final Pattern TOKEN = Pattern.compile("data-token=\"([0-9a-f-]{36})\"");
    private static final Pattern HERE = Pattern.compile("\"(/scheduling/tokens/[0-9a-f-]{36}/(?:departures|ends))\"");
    private static final Pattern FIELD = Pattern.compile("name=\"(line\\.[^\"]+)\"[^>]*?value=\"([^\"]*)\"");
    private static final List<String> GIVEN = List.of(
            "Sunita", "Ramesh", "Kamla", "Imran", "Lakshmi", "Harpreet", "Suresh", "Shabana", "Pooja", "Rakesh");
    private static final List<String> SYLLABLES =
            List.of("ba", "cho", "dha", "ga", "jai", "ka", "la", "ma", "na", "pa", "ra", "sa", "ta", "va", "ya", "su");

    private final String queue;
    private final RandomGenerator chance;
    private final Worker clerk;
    private final Worker doctor;
    private final Worker pharmacist;
    private final String point;

    Desk(URI home, Trial trial, int number) {
        this(home, trial, number, Duration.ZERO);
    }

    Desk(URI home, Trial trial, int number, Duration clock) {
        this.chance = trial.another();
        this.queue = City.queue(number);
        this.clerk = Worker.signedIn(home, trial, chance, City.login("clerk", number), clock);
        this.doctor = Worker.signedIn(home, trial, chance, City.login("doctor", number), clock);
        this.pharmacist = Worker.signedIn(home, trial, chance, City.login("pharmacist", number), clock);
        this.point = openRoom();
    }

    Worker clerk() {
        return clerk;
    }

    Worker pharmacist() {
        return pharmacist;
    }

    private String openRoom() {
        var page = doctor.open("/scheduling/queue").shown();
        var open = POINT.matcher(page.body());
        if (open.find()) {
            return open.group(1);
        }
        var room = page.find(Pattern.compile("value=\"(" + queue + "/[0-9a-f-]{36})\""));
        doctor.press("/scheduling/points", Map.of("place", room, "back", "/clinic"))
                .path();
        return doctor.open("/scheduling/queue").shown().find(POINT);
    }

    /** Whoever was with the doctor when the lights went out is sent home. */
    void clear() {
        var there = HERE.matcher(doctor.open("/scheduling/queue").shown().body());
        if (there.find()) {
            doctor.press(there.group(1), Map.of("to", "/scheduling/queue"));
        }
    }

    /** From the door of the hospital to the medicines in her hand. */
    void visit() {
        var person = register();
        var token = token(person);
        dispense(person, consult(person, token, City.MEDICINES.get(chance.nextInt(City.MEDICINES.size()))));
    }

    /** The same, up to the prescription. */
    String prescribed(String person, String medicine) {
        return consult(person, token(person), medicine);
    }

    String register() {
        var typed = new HashMap<>(form());
        var key = clerk.key();
        var family = Objects.requireNonNull(typed.get("family"));
        var answer = clerk.act(key, Act.REGISTER, family, "/person/new", typed);
        var others = new LinkedHashSet<String>();
        for (var asked = 0; answer.status() == 422 && asked < 5; asked++) {
            others.addAll(List.of(alike(answer).split(","))); // she looks: all of them are somebody else
            typed.put("different", String.join(",", others));
            typed.put("why", "different father");
            answer = clerk.act(key, Act.REGISTER, family, "/person/new", typed);
        }
        var person = PERSON.matcher(answer.path());
        if (!person.find()) {
            throw new Lost("registering led to " + answer.location());
        }
        return person.group(1);
    }

    /** Whom the program asks about before it registers another one. */
    static String alike(Answer asked) {
        return asked.all(ALIKE);
    }

    /** The filled form of somebody new, whose family name nobody else bears. */
    Map<String, String> form() {
        var family = family();
        var given = GIVEN.get(chance.nextInt(GIVEN.size()));
        var found = clerk.press("/person/search", Map.of("q", given + " " + family + " 40"))
                .path();
        var inquiry = clerk.open(found).shown().find(NEW);
        clerk.open("/person/new?from=" + inquiry).shown();
        return Map.of(
                "inquiry",
                inquiry,
                "given",
                given,
                "family",
                family,
                "sex",
                chance.nextBoolean() ? "FEMALE" : "MALE",
                "born",
                chance.nextInt(20, 50) + "y",
                "phone",
                "9" + chance.nextLong(100_000_000, 999_999_999),
                "kin",
                "FATHER",
                "kinName",
                "Mohan " + family,
                "locality",
                "Seelampur");
    }

    private String family() {
        var name = new StringBuilder();
        for (var n = 0; n < 6; n++) {
            name.append(SYLLABLES.get(chance.nextInt(SYLLABLES.size())));
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    String token(String person) {
        var wish = Map.of("person", person, "queue", queue, "mark", "NONE");
        var hub = clerk.act(Act.TOKEN, person, "/scheduling/tokens", wish).path();
        return clerk.open(hub.replaceFirst("#.*", "")).shown().all(TOKEN).replaceFirst(".*,", "");
    }

    /** @return the prescription */
    private String consult(String person, String token, String medicine) {
        var path = "/clinic/consultations/" + token;
        doctor.press("/scheduling/points/" + point + "/calls", Map.of("to", path))
                .path();
        doctor.open(path).shown();
        var words = Map.of("complaint", "Cough 3 days", "words", "1");
        doctor.press(path + "/basket", with(words, Map.of("act", "diagnosis:J06.9")))
                .path();
        var form = doctor.press(path + "/basket", with(words, Map.of("act", "medicine:" + medicine)))
                .shown();
        doctor.press(path + "/basket", with(words, line(form.find(LINE), medicine)))
                .path();
        var signed =
                doctor.act(Act.PRESCRIBE, person, path + "/signature", words).path();
        return doctor.open(signed).shown().find(PRESCRIPTION);
    }

    private static Map<String, String> line(String id, String medicine) {
        return Map.of(
                "act", "add-medicine",
                "line-id", id,
                "line-medicine", medicine,
                "line-dose", "1",
                "line-route", "PO",
                "line-frequency", "OD",
                "line-days", "1");
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    void dispense(String person, String prescription) {
        var key = pharmacist.key();
        var answer = handOver(key, person, prescription);
        for (var again = 0; answer.status() == 409 && again < 3; again++) {
            answer = handOver(key, person, prescription); // the batch shown was used up in between
        }
        pharmacist.open(answer.path()).shown();
    }

    private Answer handOver(String key, String person, String prescription) {
        return pharmacist.act(
                key,
                Act.DISPENSE,
                person,
                "/pharmacy/prescriptions/" + prescription + "/dispenses",
                counter(pharmacist, prescription));
    }

    /** What the counter offers, to be handed over as it stands. */
    static Map<String, String> counter(Worker pharmacist, String prescription) {
        var counter = pharmacist
                .open("/pharmacy/prescriptions/" + prescription + "/counter")
                .shown();
        var fields = new HashMap<String, String>();
        FIELD.matcher(counter.body()).results().forEach(found -> fields.put(found.group(1), found.group(2)));
        fields.put("labels", "HI");
        return fields;
    }
}
