package hims;

import hims.demo.BenchCity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Server time of each page of the flow, one request at a time, warm, with the audit row committed. */
class PagesBench {
    private static final int WARM_UP = Integer.getInteger("hims.bench.warm-rounds", 200);
    private static final int MEASURED = Integer.getInteger("hims.bench.rounds", 300);
    private static final Pattern CODE = Pattern.compile("<td>(\\d{6}) [^<]*(?:code|कोड)");
    private static final List<String> WORDS = List.of(
            "sunita devi 45",
            "ramesh kumar",
            "laxmi devi seelampur",
            "mohd imran 30",
            "सुनीता देवी",
            "harprit singh 60",
            "shabana khatun w/o",
            "rajesh sharma 52m",
            "pooja gupta 25f",
            "anil kumar verma 40");

    private final Timings timings = new Timings();

    @Test
    void in_the_demo_city() {
        measure(BenchCity.demo());
    }

    @Test
    void in_the_large_city() {
        if (!Boolean.getBoolean("hims.bench.demo-only")) {
            measure(BenchCity.large());
        }
    }

    private void measure(BenchCity city) {
        try (var server = BenchServer.of(city.folder());
                var desks = new DeskRow(server.port(), timings, 0);
                var emergency = Visitor.staff(server.port(), timings, "bench.emergency.0");
                var citizen = citizen(server.port(), city.citizens())) {
            BenchServer.head("Server time of each page", city.size());
            System.out.printf(
                    "start to the first page: %,d ms; %s%n", server.start().toMillis(), server.memory());
            emergency.get("open", "/emergency").shown();
            rounds(city, desks, emergency, citizen, 0, WARM_UP);
            timings.clear();
            rounds(city, desks, emergency, citizen, WARM_UP, MEASURED);
            timings.print();
        }
    }

    private void rounds(BenchCity city, DeskRow desks, Visitor emergency, Visitor citizen, int from, int count) {
        for (var n = from; n < from + count; n++) {
            var person = city.people().get(n % city.people().size());
            desks.visit();
            search(desks.clerk(), WORDS.get(n % WORDS.size()), person);
            card(desks.clerk(), person);
            known(desks, person);
            desks.doctor().get("30 queue page", "/scheduling/queue").shown();
            desks.nurse().get("31 nurse's list", "/clinic/vitals").shown();
            desks.pharmacist().get("32 pharmacy worklist", "/pharmacy").shown();
            desks.nurse().get("33 board", "/board/" + city.board()).shown();
            emergency(emergency, city.cards().get(n % city.cards().size()));
            citizen.get("50 portal home", "/my").shown();
            citizen.get("51 portal record", "/my/record").shown();
            citizen.get("52 portal who looked", "/my/who-looked").shown();
        }
    }

    private static void search(Visitor clerk, String words, String person) {
        var found = clerk.post("20 search usual name, post", "/person/search", Map.of("q", words))
                .moved();
        clerk.get("21 search usual name, result", found).shown();
        clerk.get("22 hub with a past", "/person/" + person).shown();
    }

    private static void card(Visitor clerk, String person) {
        clerk.get("23 card form", "/card/issue/" + person).shown();
        var print = clerk.post("24 card issue", "/card/issue/" + person, DeskRow.key(Map.of()))
                .moved();
        clerk.get("25 card print page", print).shown();
    }

    /** The doctor opens the record of somebody with two years of visits. */
    private static void known(DeskRow desks, String person) {
        var token = desks.token(person, "LNH/NEUR-OPD");
        desks.nurse()
                .get("26 vitals form with a past", "/clinic/vitals/" + token)
                .shown();
        desks.doctor()
                .get("27 consultation with a past", "/clinic/consultations/" + token)
                .shown();
        desks.doctor()
                .get("28 her whole story", "/clinic/consultations/" + token + "?tab=story")
                .shown();
    }

    private static void emergency(Visitor doctor, String code) {
        var found = doctor.post("40 emergency scan", "/emergency/scans", Map.of("scan", code))
                .moved();
        var page = doctor.get("41 emergency gate or view", found).shown();
        if (page.body().contains("name=\"reason\"")) {
            var opened = doctor.post(
                            "42 break glass, with password",
                            found + "/access",
                            Map.of("reason", "UNCONSCIOUS", "words", "", "password", BenchCity.PASSWORD))
                    .moved();
            page = doctor.get("43 emergency view", opened).shown();
        }
        doctor.get("43 emergency view", found).shown();
    }

    /** The first who has not asked for too many codes in this hour. */
    private Visitor citizen(int port, List<String> healthIds) {
        var before = latestCode(port);
        var citizen = new Visitor(port, timings);
        for (var healthId : healthIds) {
            citizen.get("sign in", "/my/sign-in").shown();
            var asked = citizen.post("sign in", "/my/sign-in", Map.of("card", healthId));
            if (asked.status() != 422) {
                citizen.get("sign in", asked.moved()).shown();
                citizen.post("sign in", asked.moved(), Map.of("code", newCode(port, before)))
                        .moved();
                return citizen;
            }
        }
        throw new IllegalStateException("every citizen must wait for another code");
    }

    /** The message is on its way for a moment. */
    private String newCode(int port, String before) {
        for (var tries = 0; tries < 100; tries++) {
            var code = latestCode(port);
            if (!code.equals(before)) {
                return code;
            }
            LockSupport.parkNanos(200_000_000);
        }
        throw new IllegalStateException("no code came");
    }

    private String latestCode(int port) {
        try (var phone = new Visitor(port, timings)) {
            var found = CODE.matcher(phone.get("phone", "/notify/phone").shown().body());
            return found.find() ? found.group(1) : "";
        }
    }
}
