package hims.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.Role;
import hims.platform.Ids;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatabaseTest
class OverviewPagesTest {
    private static final Pattern BOARD = Pattern.compile("href=\"http[^\"]*(/board/[\\w-]+)\"");
    private static final String HALL = "OPD Block, Waiting hall 2";

    private final Opd opd;
    private final Residents residents;
    private final Queues queues;
    private final int port;
    private final Invitation invitations;

    OverviewPagesTest(Opd opd, Residents residents, Queues queues, @LocalServerPort int port, Invitation invitations) {
        this.opd = opd;
        this.residents = residents;
        this.queues = queues;
        this.port = port;
        this.invitations = invitations;
    }

    @Test
    void a_clerk_sees_who_waits_is_seen_and_where_rooms_are_open() {
        var queue = opd.queue();
        IntStream.range(0, 4).forEach(n -> opd.token(queue, residents.adult()));
        var doctor = Opd.doctor();
        queues.callNext(opd.room(queue, 14, doctor), doctor);
        var row = row(
                desk(Role.REGISTRATION_CLERK, "LNH").get("/scheduling/queues").body(), queue);
        assertThat(row)
                .contains(queue.nameEn(), "Waiting\">3<", "Being seen\">1<", "Open rooms\">1<", "Median\">0 min<");
    }

    @Test
    void before_the_first_call_there_is_no_median() {
        var queue = opd.queue();
        opd.token(queue, residents.adult());
        var row = row(
                desk(Role.REGISTRATION_CLERK, "LNH").get("/scheduling/queues").body(), queue);
        assertThat(row).contains("Waiting\">1<", "Median\">None yet<", "Open rooms\">0<");
    }

    @Test
    void a_queue_where_nobody_has_come_is_only_named() {
        var queue = opd.queue();
        var page =
                desk(Role.REGISTRATION_CLERK, "LNH").get("/scheduling/queues").body();
        assertThat(page).contains(queue.nameEn()).doesNotContain("data-queue=\"" + queue.code() + "\"");
    }

    @Test
    void the_queues_of_another_hospital_are_not_shown_and_an_idle_one_says_so() {
        var queue = opd.queue();
        opd.token(queue, residents.adult());
        var page = desk(Role.QUEUE_MANAGER, "JPCH").get("/scheduling/queues").body();
        assertThat(page).doesNotContain(queue.nameEn());
        assertThat(page).contains("Nobody has come today", "Queues appear here with the first token");
    }

    @Test
    void a_clerk_finds_no_boards_there_and_cannot_register_one() {
        var clerk = desk(Role.REGISTRATION_CLERK, "LNH");
        assertThat(clerk.get("/scheduling/queues").body()).doesNotContain("board-form", "/scheduling/boards");
        assertThat(clerk.post("/scheduling/boards", board(opd.queue(), Map.of()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(desk(Role.PHARMACIST, "LNH").get("/scheduling/queues").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_manager_registers_a_board_and_gets_its_address_once() {
        var queue = opd.queue();
        var suresh = desk(Role.QUEUE_MANAGER, "LNH");
        suresh.get("/scheduling/queues");
        var page = suresh.submit("/scheduling/boards", board(queue, Map.of())).body();
        var address = BOARD.matcher(page);
        assertThat(address.find()).isTrue();
        assertThat(suresh.get(address.group(1)).body()).contains(HALL, queue.nameHi());
        assertThat(suresh.get("/scheduling/queues").body()).contains(HALL).doesNotContain(address.group(1));
    }

    @Test
    void a_revoked_board_goes_dark() {
        var suresh = desk(Role.QUEUE_MANAGER, "LNH");
        suresh.get("/scheduling/queues");
        var place = "Hall of " + Ids.next();
        var page = suresh.submit("/scheduling/boards", board(opd.queue(), Map.of("placeEn", place)))
                .body();
        var address = BOARD.matcher(page);
        assertThat(address.find()).isTrue();
        var revocation = Pattern.compile(place + ".*?action=\"([^\"]+/revocations)\"", Pattern.DOTALL)
                .matcher(page);
        assertThat(revocation.find()).isTrue();
        assertThat(suresh.submit(revocation.group(1), Map.of("_key", key())).body())
                .contains("The board shows nothing any more");
        assertThat(suresh.get(address.group(1)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "placeEn,'',Please fill this in",
        "placeHi,'',Please fill this in",
        "cell1,'',Please fill this in",
        "cell1,Medicine,Please choose from the list",
        "cell2,SAME,This queue is on the board already"
    })
    void each_wrong_field_of_a_board_is_told_and_the_rest_stays(String field, String typed, String message) {
        var queue = opd.queue();
        var suresh = desk(Role.QUEUE_MANAGER, "LNH");
        suresh.get("/scheduling/queues");
        var value = typed.equals("SAME") ? queue.id().toString() : typed;
        var answer = suresh.post("/scheduling/boards", board(queue, Map.of(field, value)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(message, field.equals("placeEn") ? "प्रतीक्षालय 2" : HALL);
    }

    @Test
    void a_queue_of_another_hospital_hangs_on_no_board() {
        var suresh = desk(Role.QUEUE_MANAGER, "LNH");
        suresh.get("/scheduling/queues");
        var other = QueueId.of("GTB/MED-OPD").toString();
        assertThat(suresh.post("/scheduling/boards", board(opd.queue(), Map.of("cell1", other)))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_message_reaches_the_boards_and_a_wrong_one_is_told() {
        var suresh = desk(Role.QUEUE_MANAGER, "LNH");
        suresh.get("/scheduling/queues");
        var line = new HashMap<>(Map.of(
                "english",
                "Room 4 is delayed by 30 minutes.",
                "hindi",
                "कमरा 4 में 30 मिनट की देरी है।",
                "minutes",
                "0"));
        assertThat(suresh.post("/scheduling/messages", line).statusCode()).isEqualTo(422);
        line.put("minutes", "30");
        assertThat(suresh.submit("/scheduling/messages", line).body()).contains("The message stands on the boards");
    }

    private Browsing desk(Role role, String facility) {
        return StaffDesk.open(port, invitations, "Suresh Kumar", role, facility);
    }

    private static Map<String, String> board(Queue queue, Map<String, String> other) {
        var fields = new HashMap<>(Map.of(
                "placeEn",
                HALL,
                "placeHi",
                "ओ.पी.डी. ब्लॉक, प्रतीक्षालय 2",
                "cell1",
                queue.id().toString(),
                "_key",
                key()));
        fields.putAll(other);
        return fields;
    }

    private static String key() {
        return Ids.next().toString();
    }

    private static String row(String page, Queue queue) {
        var from = page.indexOf("data-queue=\"" + queue.code() + "\"");
        assertThat(from).isPositive();
        return page.substring(from, page.indexOf("</tr>", from)).replaceAll("\\s*<small>.*?</small>", "");
    }
}
