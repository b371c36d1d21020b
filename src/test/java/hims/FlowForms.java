package hims;

import static hims.world.Outpatients.key;
import static hims.world.Shelves.LOK_NAYAK_PHARMACY;
import static java.util.Map.entry;

import hims.access.Actor;
import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.card.CardAlerts;
import hims.card.CardId;
import hims.card.Cards;
import hims.card.Links;
import hims.card.TestHolders;
import hims.person.MergeId;
import hims.person.Merges;
import hims.person.Registry;
import hims.person.survey.TestSurveys;
import hims.platform.Ids;
import hims.platform.Rows;
import hims.privacy.Questions;
import hims.scheduling.IssueToken;
import hims.scheduling.OutOfOrderReason;
import hims.scheduling.PauseReason;
import hims.scheduling.PriorityClass;
import hims.scheduling.QueueId;
import hims.scheduling.Queues;
import hims.scheduling.ServicePoint;
import hims.scheduling.ServicePointId;
import hims.scheduling.ServicePoints;
import hims.scheduling.Token;
import hims.scheduling.TokenId;
import hims.scheduling.Tokens;
import hims.world.Browsing;
import hims.world.Form;
import hims.world.Outpatients;
import hims.world.Prescriber;
import hims.world.Registered;
import hims.world.Shelves;
import hims.world.StaffDesk;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts a form of the flow, filled in rightly, before somebody who may send it. */
@Component
class FlowForms {
    private static final Pattern READING = Pattern.compile("value=\"(emergency reading [0-9a-f-]{36})\"");
    private static final Pattern STAFF = Pattern.compile("action=\"(/privacy/staff/[0-9a-f-]{36}/person)\"");
    private static final Pattern NEW = Pattern.compile("/person/new\\?from=([0-9a-f-]{36})");

    /** Departments whose queues nothing else uses; each has rooms from its first one on. */
    private static final List<Map.Entry<String, Integer>> DEPARTMENTS = List.of(
            entry("SURG-OPD", 31),
            entry("ORTHO-OPD", 41),
            entry("GYN-OPD", 51),
            entry("ENT-OPD", 61),
            entry("EYE-OPD", 71),
            entry("SKIN-OPD", 81),
            entry("DENT-OPD", 91),
            entry("CARD-OPD", 101),
            entry("NEUR-OPD", 111),
            entry("MIND-OPD", 121));

    private static final int ROOMS = 5;
    private static final AtomicInteger ROOM = new AtomicInteger();
    private static final AtomicInteger DAY = new AtomicInteger();

    private final Environment program;
    private final Invitation invitations;
    private final Outpatients opd;
    private final Prescriber prescriber;
    private final Shelves shelves;
    private final Registered registered;
    private final Registry registry;
    private final Merges merges;
    private final Cards cards;
    private final CardAlerts alerts;
    private final Links links;
    private final TestHolders holders;
    private final Tokens tokens;
    private final Queues queues;
    private final ServicePoints points;
    private final FhirForms programs;
    private final TestSurveys surveys;
    private final Questions questions;
    private final CentreForms centre;
    private final KeyForms keys;
    private final PeopleForms people;
    private final FamilyForms families;
    private final JdbcClient jdbc;
    private final Map<Role, Browsing> desks = new HashMap<>();

    FlowForms(
            Environment program,
            Invitation invitations,
            Outpatients opd,
            Prescriber prescriber,
            Shelves shelves,
            Registered registered,
            Registry registry,
            Merges merges,
            Cards cards,
            CardAlerts alerts,
            Links links,
            TestHolders holders,
            Tokens tokens,
            Queues queues,
            ServicePoints points,
            FhirForms programs,
            TestSurveys surveys,
            Questions questions,
            CentreForms centre,
            KeyForms keys,
            PeopleForms people,
            FamilyForms families,
            JdbcClient jdbc) {
        this.program = program;
        this.invitations = invitations;
        this.opd = opd;
        this.prescriber = prescriber;
        this.shelves = shelves;
        this.registered = registered;
        this.registry = registry;
        this.merges = merges;
        this.cards = cards;
        this.alerts = alerts;
        this.links = links;
        this.holders = holders;
        this.tokens = tokens;
        this.queues = queues;
        this.points = points;
        this.programs = programs;
        this.surveys = surveys;
        this.questions = questions;
        this.centre = centre;
        this.keys = keys;
        this.people = people;
        this.families = families;
        this.jdbc = jdbc;
    }

    /**
     * A form ready to be sent.
     *
     * @param page it stands on
     * @param effects how often its act has happened
     */
    record Ready(Browsing browser, String page, String path, Map<String, String> fields, LongSupplier effects) {}

    Ready open(FlowForm form) {
        return switch (form) {
            case REGISTRATION -> registration();
            case CARD -> card();
            case CARD_COPY -> ofCard("copies", "select count(*) from card.print where card = :id");
            case CARD_LOST ->
                ofCard("losses", "select count(*) from card.event where card = :id and after = 'SUSPENDED'");
            case CARD_FOUND -> found();
            case CARD_MISMATCH -> ofCard("mismatches", "select count(*) from card.alert where card = :id");
            case CARD_ALERT_CLOSED -> {
                var odd = newCard();
                alerts.otherHolder(new CardId(odd.card()), "another face", TestHolders.actor(Role.NURSE, "GTB"));
                var id = jdbc.sql("select id from card.alert where card = :card")
                        .param("card", odd.card())
                        .query(UUID.class)
                        .single();
                yield ready(
                        desk(Role.PRIVACY_OFFICER),
                        "/card/alerts",
                        "/card/alerts/" + id + "/closure",
                        Map.of("outcome", "A cousin came with her card"),
                        "select count(*) from card.alert where id = :id and closed_at is not null",
                        id);
            }
            case CARD_REPLACED ->
                ofCard("replacements", "select count(*) from card.event where card = :id and after = 'REPLACED'");
            case CARD_LINK -> shared("/links", Map.of(), "select count(*) from card.link where person = :id");
            case CARD_LINK_ENDED -> linkEnded();
            case HEALTH_CARD ->
                shared(
                        "/health-cards",
                        Map.of("item.contact", "on"),
                        "select count(*) from card.health_card where person = :id");
            case CARD_ASKED -> centre.asked(desk(Role.REGISTRATION_CLERK));
            case CARD_STEP -> centre.stepped();
            case BATCH_OPENED -> centre.opened();
            case BLANKS -> centre.blanks();
            case BATCH_LOCKED -> centre.locked();
            case BATCH_RELEASED -> centre.released();
            case BATCH_COUNTED -> centre.counted();
            case BATCH_CONFIRMED -> centre.confirmed();
            case BATCH_SENT -> centre.sent();
            case KEY_ACT -> keys.proposed(desk(Role.KEY_CUSTODIAN));
            case KEY_ACT_CONFIRMED -> keys.confirmed(desk(Role.KEY_CUSTODIAN));
            case KEY_ACT_GIVEN_UP -> keys.withdrawn(desk(Role.KEY_CUSTODIAN));
            case TOKEN -> token();
            case POINT_OPENED -> pointOpened();
            case POINT_PAUSED -> ofPoint("pauses", "PAUSED", Map.of("reason", "BREAK"));
            case POINT_RESUMED -> ofPoint("resumptions", "OPEN", Map.of());
            case POINT_CLOSED -> ofPoint("closures", "CLOSED", Map.of());
            case CALL -> call();
            case SKIP -> ofCalled("skips");
            case PARK -> ofCalled("parkings");
            case RETURN -> ofParked("resumptions");
            case START -> ofCalled("starts");
            case END -> ofStarted("ends");
            case LEAVE -> ofCalled("departures");
            case TRANSFER -> ofCalled("transfers");
            case UNDO -> undo();
            case DAY_CLOSED -> dayClosed();
            case BOARD -> board();
            case BOARD_REVOKED -> boardRevoked();
            case BOARD_MESSAGE -> boardMessage();
            case VITALS -> vitals();
            case NO_ALLERGIES -> noAllergies();
            case ALLERGY_BY_NURSE -> allergyByNurse();
            case DRAFT -> draft();
            case ALLERGY -> allergy();
            case MEDICINE -> medicine();
            case SIGNATURE -> signature();
            case PRESENTATION -> presentation();
            case DISPENSE -> dispense();
            case RECEIPT -> receipt();
            case BREAK_GLASS -> breakGlass();
            case GLASS_CLOSED -> glassClosed();
            case REVIEW -> review();
            case MERGE_PREPARED -> {
                var pair = pair(1);
                yield ready(
                        desk(Role.IDENTITY_OFFICER),
                        "/person/pairs/" + pair,
                        "/person/pairs/" + pair + "/merges",
                        Map.of("keep", "A", "why", "Papers seen"),
                        "select count(*) from person.merge where pair = :id",
                        pair);
            }
            case MERGE_AGREED -> ofMerge(prepared(9), "approvals", "approved_at is not null", Map.of());
            case MERGE_GIVEN_UP -> ofMerge(prepared(1), "withdrawal", "status = 'DROPPED'", Map.of());
            case MERGE_DONE ->
                ofMerge(prepared(1), "completion", "status = 'DONE'", Map.of("password", StaffDesk.PASSWORD));
            case MERGE_TAKEN_BACK ->
                ofMerge(merged(), "reversal", "status = 'UNMERGED'", Map.of("why", "Two aunts of one name"));
            case MERGE_ASSIGNED -> assigned();
            case PAIR_TAKEN -> ofPair("reviews", "UNDER_REVIEW", Map.of());
            case PAIR_PARTED -> ofPair("verdicts", "NOT_SAME", Map.of("verdict", "OTHER", "reason", "Two aunts"));
            case PAIR_DEFERRED ->
                ofPair(
                        "deferrals",
                        "DEFERRED",
                        Map.of(
                                "until",
                                LocalDate.now(ZoneId.of("Asia/Kolkata"))
                                        .plusDays(9)
                                        .toString(),
                                "cause",
                                "Waits for papers"));
            case SURVEY -> survey();
            case SURVEY_ACCEPTED -> ofSurvey("acceptance", "accepted_at is not null");
            case SURVEY_CLOSED -> ofSurvey("closure", "status = 'CLOSED'");
            case QUESTION -> question();
            case DEATH -> people.death(desk(Role.DOCTOR));
            case DEATH_WITHDRAWN -> people.deathWithdrawn(desk(Role.IDENTITY_OFFICER));
            case UNKNOWN -> people.unknown(desk(Role.NURSE));
            case UNKNOWN_NAMED -> people.unknownNamed(desk(Role.REGISTRATION_CLERK));
            case UNKNOWN_ON_RECORD -> people.unknownOnRecord(desk(Role.REGISTRATION_CLERK));
            case NEWBORN -> people.newborn(desk(Role.NURSE));
            case NEWBORN_NAMED -> people.newbornNamed(desk(Role.REGISTRATION_CLERK));
            case PAPER -> people.paper(desk(Role.REGISTRATION_CLERK));
            case PAPER_STEP -> people.paperStep(desk(Role.IDENTITY_OFFICER));
            case RELATION -> families.relation(desk(Role.REGISTRATION_CLERK));
            case RELATION_ENDED -> families.relationEnded(desk(Role.REGISTRATION_CLERK));
            case HOUSEHOLD -> families.household(desk(Role.REGISTRATION_CLERK));
            case HOUSEHOLD_JOINED -> families.joined(desk(Role.REGISTRATION_CLERK));
            case HOUSEHOLD_LEFT -> families.left(desk(Role.REGISTRATION_CLERK));
            case HOUSEHOLD_LED -> families.led(desk(Role.REGISTRATION_CLERK));
            case CONFIDENTIAL -> people.confidential(desk(Role.IDENTITY_OFFICER));
            case CONFIDENCE_LIFTED -> people.confidenceLifted(desk(Role.IDENTITY_OFFICER));
            case HOME_VISIT -> people.homeVisit(desk(Role.REGISTRATION_CLERK));
            case HOME_REFUSAL -> people.homeRefusal(desk(Role.REGISTRATION_CLERK));
            case INVITATION -> invitation();
            case STAFF_NAMED -> staffNamed();
            case PROGRAM -> programs.client(fresh());
            case PROGRAM_KEYS -> programs.keys(fresh());
            case PROGRAM_SUSPENDED -> programs.suspended(desk(Role.ADMINISTRATOR));
            case PROGRAM_RESUMED -> programs.resumed(desk(Role.ADMINISTRATOR));
            case PROGRAM_CLOSED -> programs.closed(desk(Role.ADMINISTRATOR));
            case REQUEST -> programs.request(desk(Role.DOCTOR));
        };
    }

    /** Somebody with the same right at Guru Teg Bahadur Hospital. */
    Browsing elsewhere(FlowForm form) {
        var role = switch (form) {
            case VITALS, NO_ALLERGIES, ALLERGY_BY_NURSE -> Role.NURSE;
            case DRAFT, ALLERGY, MEDICINE, SIGNATURE -> Role.DOCTOR;
            case DISPENSE -> Role.PHARMACIST;
            default -> Role.QUEUE_MANAGER;
        };
        return StaffDesk.open(port(), invitations, "Asha Rani", role, "GTB");
    }

    private Ready registration() {
        var clerk = desk(Role.REGISTRATION_CLERK);
        var phone = "98" + String.format("%08d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        var found = clerk.submit("/person/search", Map.of("q", "kamla " + phone));
        var page = "/person/new?from=" + first(NEW, found.body());
        var fields = filled(
                clerk,
                page,
                "/person/new",
                Map.of(
                        "given",
                        "Q" + letters(),
                        "family",
                        "Sodhi",
                        "sex",
                        "FEMALE",
                        "born",
                        20 + Math.floorMod(phone.hashCode(), 60) + "y",
                        "phone",
                        phone,
                        "kin",
                        "HUSBAND",
                        "kinName",
                        "R" + letters(),
                        "locality",
                        "Narela",
                        "pin",
                        "110040"));
        return new Ready(
                clerk,
                page,
                "/person/new",
                fields,
                () -> jdbc.sql("select count(*) from person.phone where number like '%' || :phone")
                        .param("phone", phone)
                        .query(Long.class)
                        .single());
    }

    private Ready card() {
        var person = prescriber.patient();
        var page = "/card/issue/" + person;
        return ready(
                desk(Role.REGISTRATION_CLERK),
                page,
                page,
                Map.of(),
                "select count(*) from card.card where person = :id",
                person.value());
    }

    private Ready ofCard(String act, String count) {
        var id = newCard();
        return ready(
                desk(Role.REGISTRATION_CLERK),
                "/person/" + id.person,
                "/card/" + id.card + "/" + act,
                Map.of(),
                count,
                id.card);
    }

    private Ready found() {
        var id = newCard();
        cards.reportLost(new CardId(id.card), clerk());
        return ready(
                desk(Role.REGISTRATION_CLERK),
                "/person/" + id.person,
                "/card/" + id.card + "/finds",
                Map.of(),
                "select count(*) from card.event where card = :id and before = 'SUSPENDED'",
                id.card);
    }

    private Ready shared(String act, Map<String, String> fields, String count) {
        var person = holders.register();
        cards.issueTemporary(person, clerk(), key());
        var page = "/card/share/" + person;
        return ready(desk(Role.REGISTRATION_CLERK), page, page + act, fields, count, person.value());
    }

    private Ready linkEnded() {
        var person = prescriber.patient();
        var link = links.make(person, new Links.NewLink(Links.Lasts.DAY, null, true), clerk());
        return ready(
                desk(Role.REGISTRATION_CLERK),
                "/card/share/" + person,
                "/card/share/links/" + link + "/revocations",
                Map.of(),
                "select count(*) from card.link where id = :id and revoked_at is not null",
                link.value());
    }

    private record CardOf(UUID card, PersonId person) {}

    private CardOf newCard() {
        var person = prescriber.patient();
        return new CardOf(cards.issueTemporary(person, clerk(), key()).value(), person);
    }

    private Ready token() {
        var person = prescriber.patient();
        return ready(
                desk(Role.REGISTRATION_CLERK),
                "/person/" + person,
                "/scheduling/tokens",
                Map.of("queue", Outpatients.MEDICINE.toString(), "mark", "NONE", "person", person.toString()),
                "select count(*) from scheduling.token where person_id = :id",
                person.value());
    }

    private Ready pointOpened() {
        var doctor = StaffDesk.open(port(), invitations, "Dr Ananya Sen", Role.DOCTOR, "LNH");
        var room = room();
        var queue = QueueId.of("LNH/" + room.substring(0, room.indexOf('/')));
        return ready(
                doctor,
                "/scheduling/queue",
                "/scheduling/points",
                Map.of("place", queue + "/" + UnitId.of("LNH/" + room).value()),
                "select count(*) from scheduling.service_point_event e join scheduling.service_point p "
                        + "on p.id = e.point_id where p.room_id = :id and e.state = 'OPEN'",
                UnitId.of("LNH/" + room).value());
    }

    private record AtPoint(ServicePointId point, QueueId queue, Actor doctor) {}

    private AtPoint atPoint() {
        var room = room();
        var queue = QueueId.of("LNH/" + room.substring(0, room.indexOf('/')));
        var doctor = Outpatients.doctor();
        var place = new ServicePoints.Place(UnitId.of("LNH/" + room), ServicePoint.Kind.ROOM, "1");
        return new AtPoint(points.open(queue, place, doctor), queue, doctor);
    }

    /** A room that stands empty; one used before is left by whoever was in it. */
    private String room() {
        var n = ROOM.getAndIncrement() % (DEPARTMENTS.size() * ROOMS);
        var department = DEPARTMENTS.get(n / ROOMS);
        var room = department.getKey() + "/R" + (department.getValue() + n % ROOMS);
        var manager = Outpatients.staff("Suresh Yadav", Role.QUEUE_MANAGER, Outpatients.LOK_NAYAK);
        ids(
                        "select id from scheduling.token where state in ('CALLED', 'IN_SERVICE') and point_id in "
                                + "(select id from scheduling.service_point where room_id = :id)",
                        room)
                .forEach(token -> queues.leave(new TokenId(token), manager));
        ids("select id from scheduling.service_point where user_id is not null and room_id = :id", room)
                .forEach(point -> points.close(new ServicePointId(point), manager));
        return room;
    }

    private List<UUID> ids(String sql, String room) {
        return Rows.list(
                jdbc.sql(sql).param("id", UnitId.of("LNH/" + room).value()).query(UUID.class));
    }

    private Ready ofPoint(String act, String state, Map<String, String> fields) {
        var at = atPoint();
        if (act.equals("resumptions")) {
            points.pause(at.point, PauseReason.BREAK, at.doctor);
        }
        return made(
                desk(Role.QUEUE_MANAGER),
                "/scheduling/points/" + at.point + "/" + act,
                fields,
                "select count(*) from scheduling.service_point_event where point_id = :id and state = '" + state + "'",
                at.point.value());
    }

    private Ready call() {
        var at = atPoint();
        for (var n = 0; n < 3; n++) {
            arrives(at.queue);
        }
        return made(
                desk(Role.QUEUE_MANAGER),
                "/scheduling/points/" + at.point + "/calls",
                Map.of("to", "/scheduling/queues"),
                "select count(*) from scheduling.token_event where point_id = :id and act = 'CALLED'",
                at.point.value());
    }

    private Token arrives(QueueId queue) {
        return tokens.issue(new IssueToken(queue, prescriber.patient(), PriorityClass.NONE), clerk(), key());
    }

    private Token called() {
        var at = atPoint();
        return queues.callThis(arrives(at.queue).id(), at.point, OutOfOrderReason.CLINICAL_REQUEST, at.doctor);
    }

    private Ready ofCalled(String act) {
        return ofToken(called(), act);
    }

    private Ready ofParked(String act) {
        return ofToken(queues.park(called().id(), Outpatients.doctor()), act);
    }

    private Ready ofStarted(String act) {
        return ofToken(queues.startService(called().id(), Outpatients.doctor()), act);
    }

    /** Her own last step: of the browser's user. */
    private Ready undo() {
        var token = called();
        var suresh = desk(Role.QUEUE_MANAGER);
        suresh.get("/scheduling/queues");
        suresh.post("/scheduling/tokens/" + token.id() + "/starts", Map.of("to", "/scheduling/queues", "_key", key()));
        return ofToken(token, "undoings");
    }

    private Ready ofToken(Token token, String act) {
        return made(
                desk(Role.QUEUE_MANAGER),
                "/scheduling/tokens/" + token.id() + "/" + act,
                Map.of("to", "/scheduling/queues", "queue", Outpatients.MEDICINE.toString()),
                "select count(*) from scheduling.token_event where token_id = :id",
                token.id().value());
    }

    /** At Deen Dayal Upadhyay Hospital, where nobody else needs the queue. */
    private Ready dayClosed() {
        var queue =
                QueueId.of("DDU/" + DEPARTMENTS.get(DAY.getAndIncrement() % 5).getKey());
        var clerk = Outpatients.staff("Pooja Sharma", Role.REGISTRATION_CLERK, UnitId.of("DDU"));
        jdbc.sql("update scheduling.queue_day set state = 'OPEN', closed_at = null where queue_id = :id")
                .param("id", queue.value())
                .update();
        var token = tokens.issue(new IssueToken(queue, prescriber.patient(), PriorityClass.NONE), clerk, key());
        return ready(
                StaffDesk.open(port(), invitations, "Suresh Yadav", Role.QUEUE_MANAGER, "DDU"),
                "/scheduling/queues/" + queue + "/day",
                "/scheduling/queues/" + queue + "/closures",
                Map.of("token." + token.id(), "LEFT"),
                "select count(*) from scheduling.queue_day where queue_id = :id and state = 'CLOSED'",
                queue.value());
    }

    private Ready board() {
        var hall = "Hall " + letters();
        return ready(
                desk(Role.QUEUE_MANAGER),
                "/scheduling/queues",
                "/scheduling/boards",
                Map.of("placeEn", hall, "placeHi", "हॉल", "cell1", Outpatients.MEDICINE.toString()),
                () -> named("select count(*) from scheduling.board where place_en = :name", hall));
    }

    private Ready boardRevoked() {
        var hall = "Hall " + letters();
        var suresh = desk(Role.QUEUE_MANAGER);
        suresh.get("/scheduling/queues");
        suresh.post(
                "/scheduling/boards",
                Map.of("placeEn", hall, "placeHi", "हॉल", "cell1", Outpatients.MEDICINE.toString(), "_key", key()));
        var board = jdbc.sql("select id from scheduling.board where place_en = :name")
                .param("name", hall)
                .query(UUID.class)
                .single();
        return ready(
                suresh,
                "/scheduling/queues",
                "/scheduling/boards/" + board + "/revocations",
                Map.of(),
                "select count(*) from scheduling.board where id = :id and revoked_at is not null",
                board);
    }

    private Ready boardMessage() {
        var words = "Room 4 is late " + letters();
        return ready(
                desk(Role.QUEUE_MANAGER),
                "/scheduling/queues",
                "/scheduling/messages",
                Map.of("english", words, "hindi", "कमरा 4 में देरी", "minutes", "30"),
                () -> named("select count(*) from scheduling.board_message where text_en = :name", words));
    }

    private Ready vitals() {
        var token = opd.arrives(prescriber.patient());
        var page = "/clinic/vitals/" + token.id();
        return ready(
                desk(Role.NURSE),
                page,
                page,
                Map.of("systolic", "138", "diastolic", "84", "pulse", "78", "weight", "61.5"),
                "select count(*) from audit.event where patient = :id and object_type = 'vitals' and outcome = 'DONE'",
                token.person().value());
    }

    private Ready noAllergies() {
        var token = opd.arrives(prescriber.patient());
        var page = "/clinic/vitals/" + token.id();
        return ready(
                desk(Role.NURSE),
                page,
                page + "/no-allergies",
                Map.of(),
                ALLERGIES,
                token.person().value());
    }

    private Ready allergyByNurse() {
        var token = opd.arrives(prescriber.patient());
        var page = "/clinic/vitals/" + token.id() + "/allergies";
        return ready(
                desk(Role.NURSE),
                page,
                page,
                Map.of(
                        "q",
                        "amoxicillin",
                        "allergy-code",
                        "amoxicillin",
                        "allergy-reaction",
                        "anaphylaxis",
                        "allergy-certainty",
                        "REPORTED"),
                ALLERGIES,
                token.person().value());
    }

    private static final String ALLERGIES = "select count(*) from record.resource where pid = :id and rtype = 22";

    private Ready consultation(String to, Map<String, String> fields, String count) {
        var token = opd.arrives(prescriber.patient());
        var page = "/clinic/consultations/" + token.id();
        var ananya = desk(Role.DOCTOR);
        var all = new HashMap<>(Form.on(ananya.get(page).body(), page + "/signature"));
        all.putAll(fields);
        all.remove("_csrf");
        return new Ready(
                ananya, page, page + to, all, () -> count(count, token.person().value()));
    }

    private Ready draft() {
        return consultation(
                "/draft",
                Map.of("complaint", "Cough 5 days", "plan", "Steam"),
                "select count(*) from chart.draft where patient = :id and content -> 'note' ->> 'complaint' <> ''");
    }

    private Ready allergy() {
        return consultation(
                "/basket",
                Map.of(
                        "act",
                        "add-allergy",
                        "complaint",
                        "Cough 5 days",
                        "allergy-code",
                        "amoxicillin",
                        "allergy-reaction",
                        "anaphylaxis",
                        "allergy-certainty",
                        "CONFIRMED"),
                ALLERGIES);
    }

    private Ready medicine() {
        return consultation(
                "/basket",
                Map.of(
                        "act",
                        "add-medicine",
                        "complaint",
                        "Headache",
                        "line-id",
                        Ids.next().toString(),
                        "line-medicine",
                        "amlodipine-5mg-tablet",
                        "line-dose",
                        "1",
                        "line-route",
                        "PO",
                        "line-frequency",
                        "OD",
                        "line-days",
                        "30"),
                "select coalesce(sum(jsonb_array_length(content -> 'medicines')), 0) from chart.draft where patient = :id");
    }

    private Ready signature() {
        return consultation(
                "/signature",
                Map.of("complaint", "Cough 5 days", "plan", "Steam"),
                "select count(*) from record.resource where pid = :id and rtype = 48");
    }

    private Ready presentation() {
        var prescription = prescriber.prescribed(5, prescriber.stocked("amlodipine-5mg-tablet"));
        return ready(
                StaffDesk.open(port(), invitations, "Asha Rani", Role.PHARMACIST, "GTB"),
                "/pharmacy",
                "/pharmacy/presentations",
                Map.of("number", prescription.number()),
                "select count(*) from scheduling.token t join scheduling.queue q on q.id = t.queue_id "
                        + "where t.person_id = :id and q.service = 'PHARMACY' and q.facility_id = '"
                        + UnitId.of("GTB").value() + "'",
                prescription.patient().value());
    }

    private Ready dispense() {
        var item = prescriber.stocked("amlodipine-5mg-tablet");
        shelves.put(LOK_NAYAK_PHARMACY, item, "F1", "2029-01", 500);
        var prescription = prescriber.prescribed(5, item);
        var page = "/pharmacy/prescriptions/" + prescription.id();
        return ready(
                StaffDesk.open(port(), invitations, "Meena Das", Role.PHARMACIST, "LNH"),
                page + "/counter",
                page + "/dispenses",
                Map.of(),
                "select count(*) from pharmacy.dispense where person_id = :id",
                prescription.patient().value());
    }

    private Ready receipt() {
        var item = prescriber.tablet();
        return ready(
                StaffDesk.open( // where no test keeps tablets that are on no list
                        port(), invitations, "Meena Das", Role.PHARMACIST, "DDU"),
                "/supply/receipts/new",
                "/supply/receipts",
                Map.of(
                        "medicine",
                        item.medicine(),
                        "number",
                        "B77",
                        "expires",
                        "06/2029",
                        "quantity",
                        "100",
                        "cost",
                        "0.45",
                        "bin",
                        "A1",
                        "paper",
                        "CH-77",
                        "report",
                        "QC-1"),
                "select count(*) from supply.stock_entry e join supply.stock_balance b on b.id = e.balance_id "
                        + "where b.item_id = :id",
                item.id().value());
    }

    private Ready breakGlass() {
        var person = prescriber.patient();
        return ready(
                desk(Role.EMERGENCY_DOCTOR),
                "/emergency/" + person,
                "/emergency/" + person + "/access",
                Map.of("reason", "OTHER", "words", "Found unconscious at the bus stop", "password", StaffDesk.PASSWORD),
                "select count(*) from access.break_glass where patient = :id",
                person.value());
    }

    private Ready glassClosed() {
        var open = breakGlass();
        open.browser().post(open.path(), open.fields());
        var person = open.page();
        return ready(
                open.browser(),
                person,
                person + "/closure",
                Map.of(),
                "select count(*) from audit.event where patient = :id and action = 'BREAK_GLASS_CLOSE'",
                UUID.fromString(person.substring(person.lastIndexOf('/') + 1)));
    }

    /** What a citizen asks about the first line of her list. */
    private Ready question() {
        var person = holders.register();
        var seq = jdbc.sql("select min(seq) from audit.event where patient = :id")
                .param("id", person.value())
                .query(Long.class)
                .single();
        questions.ask(seq, "Why was this read?", Actor.citizen(person, "Sunita Devi", "session", "127.0.0.1"));
        var id = jdbc.sql("select id from privacy.question where person = :id")
                .param("id", person.value())
                .query(UUID.class)
                .single();
        return ready(
                StaffDesk.open(port(), invitations, "Leela Menon", Role.PRIVACY_OFFICER, "DL"),
                "/privacy/questions/" + id,
                "/privacy/questions/" + id,
                Map.of("answer", "To print your card."),
                "select count(*) from privacy.question where id = :id and answered_at is not null",
                id);
    }

    private Ready review() {
        var open = breakGlass();
        open.browser().post(open.path(), open.fields());
        var person = UUID.fromString(open.page().substring(open.page().lastIndexOf('/') + 1));
        var glass = jdbc.sql("select id from access.break_glass where patient = :id")
                .param("id", person)
                .query(UUID.class)
                .single();
        return ready(
                desk(Role.PRIVACY_OFFICER),
                "/emergency/reviews/" + glass,
                "/emergency/reviews/" + glass,
                Map.of("verdict", "NOT_JUSTIFIED", "remarks", "No emergency is on record"),
                "select count(*) from audit.event where patient = :id and object_type = 'break-glass-review'",
                person);
    }

    private Ready ofPair(String act, String status, Map<String, String> fields) {
        var pair = pair();
        return ready(
                desk(Role.IDENTITY_OFFICER),
                "/person/pairs/" + pair,
                "/person/pairs/" + pair + "/" + act,
                fields,
                "select count(*) from person.pair_event where pair = :id and status = '" + status + "'",
                pair);
    }

    private Ready survey() {
        var form = "F" + letters();
        return ready(
                desk(Role.IDENTITY_OFFICER),
                "/person/surveys",
                "/person/surveys",
                Map.of("rows", surveys.rows(form)),
                () -> jdbc.sql("select count(*) from person.survey_row where upper(cells) like upper(:form) || '%'")
                        .param("form", form)
                        .query(Long.class)
                        .single());
    }

    private Ready ofSurvey(String act, String done) {
        var id = surveys.checked();
        return ready(
                desk(Role.IDENTITY_OFFICER),
                "/person/surveys/" + id,
                "/person/surveys/" + id + "/" + act,
                Map.of(),
                "select count(*) from person.survey_batch where id = :id and " + done,
                id);
    }

    /** Of two years of birth so far apart that a second officer must agree, or not. */
    private UUID prepared(int years) {
        var pair = pair(years);
        var ids = jdbc.sql(
                        "select a from person.pair where id = :id union all select b from person.pair where id = :id")
                .param("id", pair)
                .query(UUID.class)
                .list();
        return merges.prepare(
                        new Merges.Wish(
                                new PersonId(ids.getFirst()), new PersonId(ids.getLast()), Set.of(), "Papers seen"),
                        officer())
                .value();
    }

    private UUID merged() {
        var merge = prepared(1);
        merges.complete(new MergeId(merge), officer());
        return merge;
    }

    private Ready ofMerge(UUID merge, String act, String done, Map<String, String> fields) {
        return ready(
                desk(Role.IDENTITY_OFFICER),
                "/person/merges/" + merge,
                "/person/merges/" + merge + "/" + act,
                fields,
                "select count(*) from person.merge where id = :id and " + done,
                merge);
    }

    private Ready assigned() {
        var merge = merged();
        jdbc.sql("""
                insert into emergency.reading (id, person, reader, facility, proof, read_at)
                select :reading, keep, keep, keep, 'SEARCHED', done_at + interval '1 second' from person.merge where id = :id
                """).param("reading", Ids.next()).param("id", merge).update();
        merges.undo(new MergeId(merge), "Two aunts of one name", officer());
        var page = desk(Role.IDENTITY_OFFICER).get("/person/merges/" + merge).body();
        return ready(
                desk(Role.IDENTITY_OFFICER),
                "/person/merges/" + merge,
                "/person/merges/" + merge + "/assignments",
                Map.of("picks", first(READING, page)),
                """
                select count(*) from emergency.reading r join person.merge m on m.merged = r.person where m.id = :id
                """,
                merge);
    }

    private static Actor officer() {
        return Outpatients.staff("Usha Rawat", Role.IDENTITY_OFFICER, Outpatients.LOK_NAYAK);
    }

    private UUID pair() {
        return pair(1);
    }

    private UUID pair(int years) {
        var name = "Q" + letters();
        var one = registered.person(name, "Sodhi", 40, "");
        var other = registered.person(name, "Sodhi", 40 + years, "");
        registry.report(one, other, clerk());
        return jdbc.sql("select id from person.pair where :id in (a, b)")
                .param("id", one.value())
                .query(UUID.class)
                .single();
    }

    /** Whoever has just signed in need not prove herself again. */
    private Browsing fresh() {
        return StaffDesk.open(port(), invitations, "Somebody on duty", Role.ADMINISTRATOR, "LNH");
    }

    private Ready staffNamed() {
        var nurse = StaffDesk.enrol(invitations, "Mary Joseph", Role.NURSE, "LNH");
        var own = registry.fetch(registered.person("Q" + letters(), "Joseph", 33, ""));
        var leela = desk(Role.ADMINISTRATOR);
        leela.get("/privacy/why");
        var asked = leela.post(
                        "/privacy/why",
                        Map.of(
                                "login",
                                nurse.name(),
                                "what",
                                "RECORD_READ",
                                "number",
                                own.healthId().digits()))
                .body();
        var path = first(STAFF, asked);
        var fields = new HashMap<>(Form.on(asked, path));
        fields.put("own", own.healthId().digits());
        fields.remove("_csrf");
        return new Ready(
                leela,
                "/privacy/why",
                path,
                fields,
                () -> count(
                        "select count(*) from access.user_account where person = :id",
                        own.id().value()));
    }

    private Ready invitation() {
        var login = "new." + letters();
        return ready(
                fresh(),
                "/access/users/new",
                "/access/users",
                Map.of(
                        "login",
                        login,
                        "name",
                        "Meena Das",
                        "role",
                        "NURSE",
                        "facility",
                        UnitId.of("LNH").toString()),
                () -> named("select count(*) from access.user_account where login = :name", login));
    }

    /** The form of a page, filled in. */
    private Ready ready(Browsing browser, String page, String path, Map<String, String> fields, String count, UUID id) {
        return ready(browser, page, path, fields, () -> count(count, id));
    }

    private static Ready ready(
            Browsing browser, String page, String path, Map<String, String> fields, LongSupplier effects) {
        return new Ready(browser, page, path, filled(browser, page, path, fields), effects);
    }

    /** A form whose page depends on where its user stands: made by hand. */
    private Ready made(Browsing browser, String path, Map<String, String> fields, String count, UUID id) {
        browser.get("/scheduling/queues");
        var all = new HashMap<>(fields);
        all.put("_key", key());
        return new Ready(browser, "/scheduling/queues", path, all, () -> count(count, id));
    }

    private static Map<String, String> filled(Browsing browser, String page, String path, Map<String, String> fields) {
        var all = new HashMap<>(Form.on(browser.get(page).body(), path));
        all.putAll(fields);
        all.remove("_csrf");
        return all;
    }

    private long count(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(Long.class).single();
    }

    private long named(String sql, String name) {
        return jdbc.sql(sql).param("name", name).query(Long.class).single();
    }

    private Browsing desk(Role role) {
        var facility = role == Role.EMERGENCY_DOCTOR || role == Role.PRIVACY_OFFICER ? "GTB" : "LNH";
        return desks.computeIfAbsent(
                role, one -> StaffDesk.open(port(), invitations, "Somebody on duty", one, facility));
    }

    private int port() {
        return program.getRequiredProperty("local.server.port", Integer.class);
    }

    private static Actor clerk() {
        return Outpatients.staff("Pooja Sharma", Role.REGISTRATION_CLERK, Outpatients.LOK_NAYAK);
    }

    private static String letters() {
        return Ids.next()
                .toString()
                .substring(24)
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 16))))
                .collect(java.util.stream.Collectors.joining());
    }

    private static String first(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        if (!found.find()) {
            throw new AssertionError(pattern + " in " + page);
        }
        return found.group(1);
    }
}
