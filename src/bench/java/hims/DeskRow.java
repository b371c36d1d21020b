package hims;

import hims.demo.BenchCity;
import hims.platform.Ids;
import hims.scheduling.QueueId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Clerks, a nurse, a doctor with a room of her own and a pharmacist at Lok Nayak, who see one patient after the other. */
final class DeskRow implements AutoCloseable {
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
    private final List<Visitor> clerks = new ArrayList<>();
    private final Visitor nurse;
    private final Visitor doctor;
    private final Visitor pharmacist;
    private final String point;
    private int patients;

    DeskRow(int port, Timings timings, int number) {
        this.queue = "LNH/" + BenchCity.QUEUES.get(number);
        for (var clerk = 0; clerk < BenchCity.CLERKS; clerk++) {
            clerks.add(Visitor.staff(port, timings, "bench.clerk." + number + "." + clerk));
        }
        this.nurse = Visitor.staff(port, timings, "bench.nurse." + number);
        this.doctor = Visitor.staff(port, timings, "bench.doctor." + number);
        this.pharmacist = Visitor.staff(port, timings, "bench.pharmacist." + number);
        this.point = openRoom();
        clerks.forEach(clerk -> clerk.get("open", "/person").shown());
        nurse.get("open", "/clinic/vitals").shown();
        pharmacist.get("open", "/pharmacy").shown();
    }

    Visitor clerk() {
        return clerks.get(patients % clerks.size());
    }

    Visitor nurse() {
        return nurse;
    }

    Visitor doctor() {
        return doctor;
    }

    Visitor pharmacist() {
        return pharmacist;
    }

    private String openRoom() {
        var page = doctor.get("open", "/scheduling/queue").shown();
        var open = POINT.matcher(page.body());
        if (open.find()) { // since an earlier run of today
            clear();
            return open.group(1);
        }
        var unit = QueueId.of(queue).value() + "/";
        var place = page.find(Pattern.compile("value=\"" + unit + "([0-9a-f-]{36})\""));
        var room = doctor.post("open", "/scheduling/points", Map.of("place", unit + place, "back", "/clinic"))
                .moved();
        return doctor.get("open", room).shown().find(POINT);
    }

    /** Sends away who is still in the room. */
    void clear() {
        var page = doctor.get("open", "/scheduling/queue").shown();
        var there = HERE.matcher(page.body());
        if (there.find()) {
            doctor.post("open", there.group(1), key(Map.of("to", "/scheduling/queue")));
        }
    }

    /** From the door of the hospital to the medicines in her hand. */
    void visit() {
        patients++;
        treat(register());
    }

    String register() {
        var clerk = clerk();
        var chance = ThreadLocalRandom.current();
        var given = GIVEN.get(chance.nextInt(GIVEN.size()));
        var family = family();
        var found = clerk.post("01 search post", "/person/search", Map.of("q", given + " " + family + " 40"))
                .moved();
        var inquiry = clerk.get("02 search result", found).shown().find(NEW);
        clerk.get("03 registration form", "/person/new?from=" + inquiry).shown();
        var typed = new HashMap<>(Map.of(
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
                "Seelampur"));
        var answer = clerk.post("04 register", "/person/new", typed);
        var others = new LinkedHashSet<String>();
        for (var asked = 0; answer.status() == 422 && asked < 5; asked++) {
            others.addAll(List.of(answer.findAll(ALIKE).split(","))); // she looks: all of them are somebody else
            typed.put("different", String.join(",", others));
            typed.put("why", "different father");
            answer = clerk.post("04 register", "/person/new", typed);
        }
        var hub = answer.moved();
        var person = PERSON.matcher(hub);
        if (!person.find()) {
            throw new IllegalStateException("registering led to " + hub);
        }
        clerk.get("05 hub", hub).shown();
        return person.group(1);
    }

    private static String family() {
        var chance = ThreadLocalRandom.current();
        var name = new StringBuilder();
        for (var n = 0; n < 4; n++) {
            name.append(SYLLABLES.get(chance.nextInt(SYLLABLES.size())));
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    void treat(String person) {
        var token = token(person, queue);
        measure(token);
        dispense(consult(token));
    }

    String token(String person, String queue) {
        var unit = QueueId.of(queue).value().toString();
        var hub = clerk().post(
                        "06 token give",
                        "/scheduling/tokens",
                        key(Map.of("person", person, "queue", unit, "mark", "NONE")))
                .moved();
        return clerk().get("05 hub", hub.replaceFirst("#.*", ""))
                .shown()
                .findAll(TOKEN)
                .replaceFirst(".*,", "");
    }

    void measure(String token) {
        var path = "/clinic/vitals/" + token;
        nurse.get("07 vitals form", path).shown();
        nurse.post(
                        "08 vitals save",
                        path,
                        Map.of("systolic", "128", "diastolic", "82", "pulse", "76", "temperature", "37.1"))
                .moved();
    }

    /** @return the prescription */
    String consult(String token) {
        var path = "/clinic/consultations/" + token;
        doctor.post("09 call next", "/scheduling/points/" + point + "/calls", key(Map.of("to", path)))
                .moved();
        doctor.get("10 consultation", path).shown();
        doctor.post(
                        "11 diagnosis",
                        path + "/basket",
                        Map.of("act", "diagnosis:J06.9", "complaint", "Cough 3 days", "words", "1"))
                .moved();
        var medicine = BenchCity.MEDICINES.get(ThreadLocalRandom.current().nextInt(BenchCity.MEDICINES.size()));
        var form = doctor.post(
                        "12 medicine choose",
                        path + "/basket",
                        Map.of("act", "medicine:" + medicine, "complaint", "Cough 3 days", "words", "1"))
                .shown();
        var line = new HashMap<>(Map.of(
                "act", "add-medicine",
                "words", "1",
                "complaint", "Cough 3 days",
                "line-id", form.find(LINE),
                "line-medicine", medicine,
                "line-dose", "1",
                "line-route", "PO",
                "line-frequency", "OD",
                "line-days", "5"));
        doctor.post("13 medicine add", path + "/basket", line).moved();
        doctor.get("10 consultation", path).shown();
        var signed = doctor.post("14 sign", path + "/signature", Map.of("complaint", "Cough 3 days", "words", "1"))
                .moved();
        return doctor.get("15 signed", signed).shown().find(PRESCRIPTION);
    }

    void dispense(String prescription) {
        var path = "/pharmacy/prescriptions/" + prescription;
        var answer = handOver(path);
        for (var again = 0; answer.status() == 409 && again < 3; again++) {
            answer = handOver(path); // the batch shown was used up in between: the page offers the next
        }
        pharmacist.get("18 dispensed", answer.moved()).shown();
    }

    private Visitor.Answer handOver(String path) {
        var counter = pharmacist.get("16 counter", path + "/counter").shown();
        var fields = new HashMap<String, String>();
        var found = FIELD.matcher(counter.body());
        while (found.find()) {
            fields.put(found.group(1), found.group(2));
        }
        fields.put("labels", "HI");
        return pharmacist.post("17 dispense", path + "/dispenses", fields);
    }

    static Map<String, String> key(Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("_key", Ids.next().toString());
        return all;
    }

    @Override
    public void close() {
        clerks.forEach(Visitor::close);
        nurse.close();
        doctor.close();
        pharmacist.close();
    }
}
