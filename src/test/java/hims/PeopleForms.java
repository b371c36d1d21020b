package hims;

import hims.FlowForms.Ready;
import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.person.AgeGroup;
import hims.person.BroughtBy;
import hims.person.Confidence;
import hims.person.Confidences;
import hims.person.DeathSource;
import hims.person.Deaths;
import hims.person.Newborn;
import hims.person.Newborns;
import hims.person.Paper;
import hims.person.PaperKind;
import hims.person.Papers;
import hims.person.Registry;
import hims.person.Sex;
import hims.person.Unknown;
import hims.person.Unknowns;
import hims.platform.ui.Triage;
import hims.world.Browsing;
import hims.world.Form;
import hims.world.Registered;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The forms of the special persons: somebody on record for each, and what her form does. */
@Component
class PeopleForms {
    private static final Actor USHA = Registered.staff("Usha Rawat", Role.IDENTITY_OFFICER, "LNH");
    private static final Actor NURSE = Registered.staff("Sunita Rawat", Role.NURSE, "LNH");
    private final Registered registered;
    private final Deaths deaths;
    private final Unknowns unknowns;
    private final Newborns newborns;
    private final Papers papers;
    private final Confidences confidences;
    private final Registry registry;
    private final JdbcClient jdbc;

    PeopleForms(
            Registered registered,
            Deaths deaths,
            Unknowns unknowns,
            Newborns newborns,
            Papers papers,
            Confidences confidences,
            Registry registry,
            JdbcClient jdbc) {
        this.registered = registered;
        this.deaths = deaths;
        this.unknowns = unknowns;
        this.newborns = newborns;
        this.papers = papers;
        this.confidences = confidences;
        this.registry = registry;
        this.jdbc = jdbc;
    }

    Ready death(Browsing doctor) {
        var page = "/person/" + somebody() + "/death";
        return ready(
                doctor,
                page,
                page,
                Map.of("day", today().toString(), "source", "RELATIVE", "informant", "Her son Ram Prasad"),
                "select count(*) from person.death where person_id = :id");
    }

    Ready deathWithdrawn(Browsing officer) {
        var person = somebody();
        deaths.record(person, new Deaths.Told(today(), null, DeathSource.RELATIVE, "Her son"), USHA);
        var page = "/person/" + person + "/death";
        return ready(
                officer,
                page,
                page + "/withdrawal",
                Map.of("why", "She came to the counter"),
                "select count(*) from person.death where person_id = :id and withdrawn_at is not null");
    }

    Ready unknown(Browsing nurse) {
        var bringer = "Constable " + letters();
        var all = new HashMap<>(Form.on(nurse.get("/person/unknown/new").body(), "/person/unknown"));
        all.putAll(Map.of(
                "sex",
                "MALE",
                "age",
                "ADULT_30_40",
                "broughtBy",
                "POLICE",
                "triage",
                "RED",
                "bringer",
                bringer,
                "foundAt",
                "ISBT Kashmere Gate",
                "marks",
                "Tattoo of Om",
                "belongings",
                "Silver ring",
                "memo",
                "DD 41-A"));
        all.remove("_csrf");
        return new Ready(
                nurse,
                "/person/unknown/new",
                "/person/unknown",
                all,
                () -> jdbc.sql("select count(*) from person.unknown where bringer = :bringer")
                        .param("bringer", bringer)
                        .query(Long.class)
                        .single());
    }

    Ready unknownNamed(Browsing clerk) {
        var page = "/person/" + nobodyKnown() + "/unknown";
        return ready(
                clerk,
                page,
                page + "/name",
                Map.of("given", "Q" + letters(), "family", "Sodhi", "sex", "MALE", "born", "35y"),
                "select count(*) from person.unknown where person_id = :id and identified_at is not null");
    }

    Ready unknownOnRecord(Browsing clerk) {
        var page = "/person/" + nobodyKnown() + "/unknown";
        var number = registry.fetch(somebody()).healthId().digits();
        return ready(
                clerk,
                page,
                page + "/record",
                Map.of("number", number),
                "select count(*) from person.pair where :id in (a, b)");
    }

    Ready newborn(Browsing nurse) {
        var page = "/person/" + somebody();
        return ready(
                nurse,
                page + "/newborn",
                page + "/newborns",
                Map.of("day", today().minusDays(1).toString(), "time", "04:10", "sex", "FEMALE", "grams", "2870"),
                "select count(*) from person.relation where other_id = :id and kind = 'MOTHER'");
    }

    Ready newbornNamed(Browsing clerk) {
        var born = new Newborn.Born(today().minusDays(1), LocalTime.of(4, 10), Sex.FEMALE, 2870, 1, 1);
        var page = "/person/" + newborns.register(somebody(), born, NURSE) + "/birth";
        return ready(
                clerk,
                page,
                page + "/name",
                Map.of("given", "Q" + letters(), "family", "Sodhi"),
                "select count(*) from person.name where person_id = :id and given like 'Q%'");
    }

    Ready paper(Browsing clerk) {
        var page = "/person/" + somebody() + "/papers";
        return ready(
                clerk,
                page,
                page,
                Map.of("kind", "PASSPORT", "value", "M7654321", "seen", "on"),
                "select count(*) from person.identifier where person_id = :id");
    }

    Ready paperStep(Browsing officer) {
        var person = somebody();
        var paper = papers.add(person, new Paper.Given(PaperKind.UDID, "DL" + letters(), true, "Card seen"), USHA);
        var page = "/person/" + person + "/papers/" + paper;
        return ready(
                officer,
                page,
                page + "/steps",
                Map.of("to", "VERIFIED", "evidence", "Portal of the department"),
                "select count(*) from person.identifier where person_id = :id and status = 'VERIFIED'");
    }

    Ready confidential(Browsing officer) {
        var page = "/person/" + somebody() + "/confidence";
        return ready(
                officer,
                page,
                page,
                Map.of("kind", "WITNESS", "why", "Order of the court"),
                "select count(*) from person.person where id = :id and confidential");
    }

    Ready confidenceLifted(Browsing officer) {
        var person = somebody();
        var reason = confidences.mark(person, Confidence.Kind.STAFF, "Works here", USHA);
        var page = "/person/" + person + "/confidence";
        return ready(
                officer,
                page,
                page + "/" + reason + "/lift",
                Map.of("why." + reason, "Left the hospital"),
                "select count(*) from person.confidence where person_id = :id and lifted_at is not null");
    }

    Ready homeVisit(Browsing clerk) {
        var page = "/person/" + somebody() + "/home-visits";
        return ready(
                clerk,
                page,
                page,
                Map.of("day", today().toString(), "visitor", "ASHA Meena", "place", "At home", "met", "SELF"),
                "select count(*) from person.home_visit where person_id = :id");
    }

    Ready homeRefusal(Browsing clerk) {
        return ready(
                clerk,
                "/person/" + somebody() + "/home-visits",
                "/person/home-refusals",
                Map.of(),
                "select coalesce(sum(refusals), 0) from person.home_refusal where :id::uuid is not null");
    }

    private PersonId nobodyKnown() {
        return unknowns.register(
                new Unknown.Seen(
                        Sex.MALE, AgeGroup.ADULT_30_40, Triage.RED, BroughtBy.POLICE, "", "", "Tattoo of Om", "", ""),
                NURSE);
    }

    private PersonId somebody() {
        return registered.person("Q" + letters(), "Sodhi", 40, "");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Kolkata"));
    }

    private static String letters() {
        return Long.toString(Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 100_000_000L), 26)
                .replaceAll("[0-9]", "z");
    }

    /** The person is the one in the address of the page. */
    private Ready ready(Browsing browser, String page, String path, Map<String, String> fields, String count) {
        var all = new HashMap<>(Form.on(browser.get(page).body(), path));
        all.putAll(fields);
        all.remove("_csrf");
        var person = UUID.fromString(page.split("/", -1)[2]);
        return new Ready(
                browser,
                page,
                path,
                all,
                () -> jdbc.sql(count).param("id", person).query(Long.class).single());
    }
}
