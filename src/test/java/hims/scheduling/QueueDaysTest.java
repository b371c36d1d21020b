package hims.scheduling;

import static hims.scheduling.SchedulingProblem.*;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.AccessProblem;
import hims.access.Actor;
import hims.world.DatabaseTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class QueueDaysTest {
    private final Opd opd;
    private final Residents residents;
    private final QueueDays days;
    private final Tokens tokens;
    private final JdbcClient jdbc;

    QueueDaysTest(Opd opd, Residents residents, QueueDays days, Tokens tokens, JdbcClient jdbc) {
        this.opd = opd;
        this.residents = residents;
        this.days = days;
        this.tokens = tokens;
        this.jdbc = jdbc;
    }

    @Test
    void a_day_does_not_close_while_someone_holds_a_token() {
        var queue = opd.queue();
        opd.token(queue, residents.adult());
        Refusals.expect(TOKENS_REMAIN, () -> days.close(queue.id(), Map.of(), Opd.manager()));
    }

    @Test
    void every_remaining_token_is_resolved_in_one_act() {
        var queue = opd.queue();
        var decided = new LinkedHashMap<TokenId, Resolution>();
        for (var resolution : Resolution.values()) {
            decided.put(opd.token(queue, residents.adult()).id(), resolution);
        }
        days.close(queue.id(), decided, Opd.manager());
        assertThat(decided.keySet().stream().map(this::state))
                .containsExactly(TokenState.DONE, TokenState.LEFT, TokenState.TRANSFERRED, TokenState.TRANSFERRED);
    }

    @Test
    void a_closed_day_gives_no_more_tokens() {
        var queue = opd.queue();
        days.close(queue.id(), Map.of(), Opd.manager());
        Refusals.expect(QUEUE_CLOSED, () -> opd.token(queue, residents.adult()));
    }

    @Test
    void who_is_moved_to_tomorrow_has_the_first_place_there() {
        var queue = opd.queue();
        var token = opd.token(queue, residents.adult());
        days.close(queue.id(), Map.of(token.id(), Resolution.FIRST_TOMORROW), Opd.manager());
        var tomorrow = jdbc.sql("""
                select service_on - (clock_timestamp() at time zone 'Asia/Kolkata')::date from scheduling.token
                where came_from = :id and state = 'WAITING' and number = 1 and visit_id is null
                """)
                .param("id", token.id().value())
                .query(Integer.class)
                .single();
        assertThat(tomorrow).isEqualTo(1);
    }

    @Test
    void what_was_left_open_expires_after_midnight() {
        var queue = opd.queue();
        var token = opd.token(queue, residents.adult());
        yesterday(queue);
        assertThat(days.expire(Actor.system("nightly close"))).isPositive();
        assertThat(state(token.id())).isEqualTo(TokenState.EXPIRED);
    }

    @Test
    void a_limit_below_what_is_given_is_refused() {
        var queue = opd.queue();
        opd.token(queue, residents.adult());
        opd.token(queue, residents.adult());
        Refusals.expect(LIMIT_TOO_LOW, () -> days.limit(queue.id(), 1, Opd.manager()));
    }

    @Test
    void a_clerk_may_not_close_the_day() {
        var queue = opd.queue();
        Refusals.expect(AccessProblem.NOT_ALLOWED, () -> days.close(queue.id(), Map.of(), Opd.clerk()));
    }

    private TokenState state(TokenId id) {
        return tokens.fetch(id, Opd.doctor()).state();
    }

    private void yesterday(Queue queue) {
        jdbc.sql("""
                with d as (insert into scheduling.queue_day (queue_id, service_on, taken)
                    select queue_id, service_on - 1, taken from scheduling.queue_day where queue_id = :queue
                    returning queue_id)
                select count(*) from d
                """).param("queue", queue.id().value()).query(Long.class).single();
        jdbc.sql("update scheduling.token set service_on = service_on - 1 where queue_id = :queue")
                .param("queue", queue.id().value())
                .update();
    }
}
