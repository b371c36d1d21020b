package hims.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.platform.Ids;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatabaseTest
class TokenPagesTest {
    private static final QueueId MEDICINE_OF_GTB = QueueId.of("GTB/MED-OPD");

    private final Opd opd;
    private final Residents residents;
    private final Tokens tokens;
    private final QueueDays days;
    private final int port;
    private final Invitation invitations;
    private final Browsing rekha;

    TokenPagesTest(
            Opd opd,
            Residents residents,
            Tokens tokens,
            QueueDays days,
            @LocalServerPort int port,
            Invitation invitations) {
        this.opd = opd;
        this.residents = residents;
        this.tokens = tokens;
        this.days = days;
        this.port = port;
        this.invitations = invitations;
        this.rekha = StaffDesk.open(port, invitations, "Rekha Negi", Role.REGISTRATION_CLERK, "LNH");
    }

    @Test
    void one_press_gives_a_token_and_the_hub_shows_it_with_its_slip() {
        var queue = opd.queue();
        opd.token(queue, residents.adult());
        var person = residents.adult();
        rekha.get("/person/" + person);
        var answer = give(person, queue.id(), Map.of());
        assertThat(Browsing.location(answer)).isEqualTo("/person/" + person + "#next");
        assertThat(rekha.get("/person/" + person).body())
                .contains("Token " + queue.prefix() + "-002 is given", "1 before", "wait not known yet")
                .contains("/scheduling/tokens/" + only(person).id() + "/slip");
    }

    @Test
    void the_queue_chosen_last_stands_there_the_next_time() {
        var queue = opd.queue();
        var person = residents.adult();
        rekha.get("/person/" + person);
        give(person, queue.id(), Map.of());
        assertThat(rekha.get("/person/" + residents.adult()).body())
                .contains("<option value=\"" + queue.id() + "\" selected>");
    }

    @Test
    void the_same_submission_twice_gives_one_token() {
        var queue = opd.queue();
        var person = residents.adult();
        rekha.get("/person/" + person);
        var key = Map.of("_key", Ids.next().toString());
        give(person, queue.id(), key);
        assertThat(give(person, queue.id(), key).statusCode()).isEqualTo(303);
        assertThat(tokens.today(person, Opd.clerk())).hasSize(1);
    }

    @Test
    void a_person_who_waits_there_already_is_told_her_number_and_gets_no_other() {
        var queue = opd.queue();
        var person = residents.adult();
        opd.token(queue, person);
        rekha.get("/person/" + person);
        give(person, queue.id(), Map.of());
        assertThat(rekha.get("/person/" + person).body())
                .contains("Holds token " + queue.prefix() + "-001 in this queue already");
        assertThat(tokens.today(person, Opd.clerk())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Medicine", "00000000-0000-0000-0000"})
    void without_a_queue_nothing_is_given_and_the_priority_stays_chosen(String typed) {
        var person = residents.adult();
        rekha.get("/person/" + person);
        var answer = post(person, Map.of("queue", typed, "mark", "PREGNANT"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(typed.isEmpty() ? "Please fill this in" : "Please choose from the list")
                .contains("value=\"PREGNANT\" selected");
        assertThat(tokens.today(person, Opd.clerk())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOKED", "VIP", "<script>"})
    void a_priority_that_no_clerk_gives_is_refused(String typed) {
        var person = residents.adult();
        rekha.get("/person/" + person);
        var answer = give(person, opd.queue().id(), Map.of("mark", typed));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Please choose from the list").doesNotContain("<script>\"");
    }

    @Test
    void a_pregnant_woman_goes_before_those_who_came_a_little_earlier() {
        var queue = opd.queue();
        IntStream.range(0, 2).forEach(n -> opd.token(queue, residents.adult()));
        var person = residents.adult();
        rekha.get("/person/" + person);
        give(person, queue.id(), Map.of("mark", "PREGNANT"));
        assertThat(rekha.get("/person/" + person).body()).contains("0 before");
    }

    @Test
    void a_closed_queue_is_told_at_the_queue_and_another_can_be_chosen() {
        var queue = opd.queue();
        days.close(queue.id(), Map.of(), Opd.manager());
        var person = residents.adult();
        rekha.get("/person/" + person);
        var answer = give(person, queue.id(), Map.of());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("This queue is closed for today", "id=\"f-queue-error\"");
        assertThat(give(person, opd.queue().id(), Map.of()).statusCode()).isEqualTo(303);
    }

    @Test
    void a_queue_of_another_hospital_and_an_invented_one_are_not_found() {
        var person = residents.adult();
        rekha.get("/person/" + person);
        for (var queue : List.of(MEDICINE_OF_GTB, new QueueId(Ids.next()))) {
            assertThat(give(person, queue, Map.of()).statusCode()).isEqualTo(404);
        }
        assertThat(give(new PersonId(Ids.next()), opd.queue().id(), Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_pharmacist_sees_the_tokens_and_gives_none() {
        var queue = opd.queue();
        var person = residents.adult();
        var imran = StaffDesk.open(port, invitations, "Imran Qureshi", Role.PHARMACIST, "LNH");
        assertThat(imran.get("/person/" + person).body())
                .contains("No token today")
                .doesNotContain("Give token");
        assertThat(imran.post(
                                "/scheduling/tokens",
                                fields(person, Map.of("queue", queue.id().toString())))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_slip_says_number_place_and_person_and_nothing_of_her_health() {
        var queue = opd.queue();
        var person = residents.agedYears(71);
        var elsewhere = opd.queue();
        opd.token(elsewhere, person);
        var token = opd.token(queue, person, PriorityClass.DISABILITY);
        var slip = rekha.get("/scheduling/tokens/" + token.id() + "/slip").body();
        assertThat(slip)
                .contains(token.label(), queue.nameEn(), queue.nameHi(), "Ground floor", "भूतल")
                .contains("लोक नायक", "Lok Nayak", "आपसे पहले लोग · People before you", "प्राथमिकता · Priority")
                .contains(elsewhere.prefix() + "-001", "<svg");
        assertThat(slip)
                .doesNotContainIgnoringCase(
                        "disab", "दिव्यांग", "60 years", ">71", "71y", "pregnan", "diagnos", "allerg");
    }

    @Test
    void a_desk_without_a_roll_printer_prints_on_a5() {
        var slip = "/scheduling/tokens/"
                + opd.token(opd.queue(), residents.adult()).id() + "/slip";
        assertThat(rekha.get(slip).body()).contains("h-paper--roll", "On A5 paper");
        assertThat(rekha.get(slip + "?paper=a5").body()).contains("h-paper--a5", "On the 80 mm roll");
    }

    @Test
    void every_slip_is_in_the_audit_log() {
        var token = opd.token(opd.queue(), residents.adult());
        var before = opd.audited(token.id());
        rekha.get("/scheduling/tokens/" + token.id() + "/slip");
        assertThat(opd.audited(token.id())).isEqualTo(before + 1);
    }

    @Test
    void the_slip_of_another_hospital_is_not_found() {
        var token = opd.token(opd.queue(), residents.adult());
        var elsewhere = StaffDesk.open(port, invitations, "Asha Rani", Role.REGISTRATION_CLERK, "GTB");
        assertThat(elsewhere.get("/scheduling/tokens/" + token.id() + "/slip").statusCode())
                .isEqualTo(404);
        assertThat(rekha.get("/scheduling/tokens/" + Ids.next() + "/slip").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> give(PersonId person, QueueId queue, Map<String, String> more) {
        var fields = new HashMap<>(Map.of("queue", queue.toString()));
        fields.putAll(more);
        return post(person, fields);
    }

    private HttpResponse<String> post(PersonId person, Map<String, String> fields) {
        return rekha.post("/scheduling/tokens", fields(person, fields));
    }

    private static Map<String, String> fields(PersonId person, Map<String, String> more) {
        var fields = new HashMap<>(more);
        fields.put("person", person.toString());
        fields.putIfAbsent("_key", Ids.next().toString());
        return fields;
    }

    private Token only(PersonId person) {
        return tokens.today(person, Opd.clerk()).getFirst();
    }
}
