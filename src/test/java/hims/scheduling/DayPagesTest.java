package hims.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.Role;
import hims.platform.Ids;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The close of day on one screen (SCH-26). */
@DatabaseTest
class DayPagesTest {
    private final Opd opd;
    private final Residents residents;
    private final Tokens tokens;
    private final int port;
    private final Invitation invitations;
    private final Browsing suresh;

    DayPagesTest(Opd opd, Residents residents, Tokens tokens, @LocalServerPort int port, Invitation invitations) {
        this.opd = opd;
        this.residents = residents;
        this.tokens = tokens;
        this.port = port;
        this.invitations = invitations;
        this.suresh = StaffDesk.open(port, invitations, "Suresh Yadav", Role.QUEUE_MANAGER, "LNH");
    }

    @Test
    void everybody_who_still_holds_a_token_is_asked_about_and_the_day_is_closed() {
        var queue = opd.queue();
        var stays = opd.token(queue, residents.adult());
        var goes = opd.token(queue, residents.adult());
        assertThat(suresh.get("/scheduling/queues").body()).contains(path(queue, "day"));
        assertThat(suresh.get(path(queue, "day")).body()).contains(stays.label(), goes.label(), "First place tomorrow");

        var half = suresh.post(path(queue, "closures"), Map.of(DayPages.field(stays.id()), "FIRST_TOMORROW"));
        assertThat(half.statusCode()).isEqualTo(422);
        assertThat(half.body()).contains("Please fill this in", "value=\"FIRST_TOMORROW\" selected");
        assertThat(tokens.fetch(stays.id(), Opd.manager()).state()).isEqualTo(TokenState.WAITING);

        var whole = Map.of(DayPages.field(stays.id()), "FIRST_TOMORROW", DayPages.field(goes.id()), "LEFT");
        assertThat(suresh.submit(path(queue, "closures"), whole).body()).contains("The day of this queue is closed");
        assertThat(tokens.fetch(goes.id(), Opd.manager()).state()).isEqualTo(TokenState.LEFT);
        Refusals.expect(SchedulingProblem.QUEUE_CLOSED, () -> opd.token(queue, residents.adult()));
    }

    @Test
    void an_empty_queue_is_closed_by_one_press() {
        var queue = opd.queue();
        assertThat(suresh.get(path(queue, "day")).body()).contains("Nobody holds a token any more");
        assertThat(suresh.post(path(queue, "closures"), Map.of()).statusCode()).isEqualTo(303);
    }

    @Test
    void a_clerk_does_not_close_and_for_another_hospital_there_is_no_such_queue() {
        var queue = opd.queue();
        var clerk = StaffDesk.open(port, invitations, "Pooja Sharma", Role.REGISTRATION_CLERK, "LNH");
        assertThat(clerk.get(path(queue, "day")).statusCode()).isEqualTo(403);
        assertThat(clerk.get("/scheduling/queues").body()).doesNotContain(path(queue, "day"));
        var elsewhere = StaffDesk.open(port, invitations, "Asha Rani", Role.QUEUE_MANAGER, "GTB");
        assertThat(elsewhere.get(path(queue, "day")).statusCode()).isEqualTo(404);
        elsewhere.get("/scheduling/queues");
        assertThat(elsewhere.post(path(queue, "closures"), Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(suresh.get("/scheduling/queues/" + Ids.next() + "/day").statusCode())
                .isEqualTo(404);
    }

    private static String path(Queue queue, String what) {
        return "/scheduling/queues/" + queue.id() + "/" + what;
    }
}
