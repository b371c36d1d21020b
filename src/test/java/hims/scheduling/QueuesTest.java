package hims.scheduling;

import static hims.scheduling.SchedulingProblem.*;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.AccessProblem;
import hims.access.Actor;
import hims.access.Role;
import hims.world.DatabaseTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@DatabaseTest
class QueuesTest {
    private final Opd opd;
    private final Residents residents;
    private final Queues queues;
    private final QueueLists lists;
    private final Tokens tokens;

    QueuesTest(Opd opd, Residents residents, Queues queues, QueueLists lists, Tokens tokens) {
        this.opd = opd;
        this.residents = residents;
        this.queues = queues;
        this.lists = lists;
        this.tokens = tokens;
    }

    @Test
    void the_person_who_came_first_is_called_first() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        var first = waiting(queue);
        waiting(queue);
        var called = queues.callNext(opd.room(queue, 14, doctor), doctor);
        assertThat(called.id()).isEqualTo(first.id());
        assertThat(called.state()).isEqualTo(TokenState.CALLED);
    }

    @Test
    void two_rooms_that_call_at_once_get_two_different_people() throws InterruptedException {
        var queue = opd.queue();
        IntStream.range(0, 8).forEach(n -> waiting(queue));
        var doctors = IntStream.range(0, 8).mapToObj(n -> Opd.doctor()).toList();
        var rooms = IntStream.range(0, 5)
                .mapToObj(n -> opd.room(queue, 11 + n, doctors.get(n)))
                .toList();
        var outcome = Together.run(
                5, n -> queues.callNext(rooms.get(n), doctors.get(n)).id());
        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.answers()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void in_an_empty_queue_no_one_is_waiting_and_nothing_changes() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        var room = opd.room(queue, 14, doctor);
        Refusals.expect(NO_ONE_WAITING, () -> queues.callNext(room, doctor));
        assertThat(lists.list(room, doctor).lines()).isEmpty();
    }

    @Test
    void a_senior_citizen_goes_before_those_who_came_within_the_half_hour() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        var earlier = waiting(queue);
        opd.earlier(earlier.id(), Duration.ofMinutes(29));
        var senior = opd.token(queue, residents.agedYears(71));
        assertThat(queues.callNext(opd.room(queue, 14, doctor), doctor).id()).isEqualTo(senior.id());
    }

    @Test
    void priority_never_starves_the_one_who_came_long_before() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        var patient = waiting(queue);
        opd.earlier(patient.id(), Duration.ofMinutes(31));
        IntStream.range(0, 5).forEach(n -> opd.token(queue, residents.agedYears(60 + n)));
        assertThat(queues.callNext(opd.room(queue, 14, doctor), doctor).id()).isEqualTo(patient.id());
    }

    @Test
    void while_someone_called_has_not_come_the_next_is_not_called() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        waiting(queue);
        waiting(queue);
        var room = opd.room(queue, 14, doctor);
        queues.callNext(room, doctor);
        Refusals.expect(POINT_BUSY, () -> queues.callNext(room, doctor));
    }

    @Test
    void a_plain_counter_ends_a_service_by_calling_the_next() {
        var queue = opd.counter();
        var doctor = Opd.doctor();
        waiting(queue);
        waiting(queue);
        var room = opd.room(queue, 14, doctor);
        var first = queues.callNext(room, doctor);
        queues.callNext(room, doctor);
        assertThat(tokens.fetch(first.id(), doctor).state()).isEqualTo(TokenState.DONE);
    }

    @Test
    void only_one_person_is_in_service_at_a_point() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        waiting(queue);
        waiting(queue);
        var room = opd.room(queue, 14, doctor);
        queues.startService(queues.callNext(room, doctor).id(), doctor);
        var second = queues.callNext(room, doctor);
        Refusals.expect(POINT_BUSY, () -> queues.startService(second.id(), doctor));
    }

    @Test
    void a_missed_person_comes_again_after_three_others() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        var missed = waiting(queue);
        IntStream.range(0, 5).forEach(n -> waiting(queue));
        var room = opd.room(queue, 14, doctor);
        queues.callNext(room, doctor);
        queues.skip(missed.id(), doctor);
        for (int others = 0; others < 3; others++) {
            queues.done(queues.callNext(room, doctor).id(), doctor);
        }
        assertThat(queues.callNext(room, doctor).id()).isEqualTo(missed.id());
    }

    @Test
    void a_missed_person_comes_at_once_when_nobody_else_waits() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        var missed = waiting(queue);
        var room = opd.room(queue, 14, doctor);
        queues.callNext(room, doctor);
        queues.skip(missed.id(), doctor);
        assertThat(queues.callNext(room, doctor).id()).isEqualTo(missed.id());
    }

    @Test
    void a_parked_person_keeps_her_place() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        var sentForTest = waiting(queue);
        waiting(queue);
        var room = opd.room(queue, 14, doctor);
        queues.callNext(room, doctor);
        queues.park(sentForTest.id(), doctor);
        queues.done(queues.callNext(room, doctor).id(), doctor);
        waiting(queue);
        queues.resume(sentForTest.id(), doctor);
        assertThat(queues.callNext(room, doctor).id()).isEqualTo(sentForTest.id());
    }

    @Test
    void calling_out_of_order_needs_a_reason_and_keeps_it() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        waiting(queue);
        var second = waiting(queue);
        var room = opd.room(queue, 14, doctor);
        Refusals.expect(REASON_MISSING, () -> queues.callThis(second.id(), room, null, doctor));
        queues.callThis(second.id(), room, OutOfOrderReason.LOOKS_UNWELL, doctor);
        assertThat(opd.count("""
                select count(*) from scheduling.token_event
                where token_id = :id and act = 'CALLED_OUT_OF_ORDER' and reason = 'LOOKS_UNWELL'
                """, second.id().value())).isEqualTo(1);
    }

    @Test
    void calling_the_first_by_name_needs_no_reason() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        var first = waiting(queue);
        waiting(queue);
        var called = queues.callThis(first.id(), opd.room(queue, 14, doctor), null, doctor);
        assertThat(called.state()).isEqualTo(TokenState.CALLED);
    }

    @Test
    void a_transfer_keeps_the_time_already_waited() {
        var medicine = opd.queue();
        var orthopaedics = opd.queue();
        var token = waiting(medicine);
        opd.earlier(token.id(), Duration.ofMinutes(40));
        waiting(orthopaedics);
        var doctor = Opd.doctor();
        var moved = queues.transfer(token.id(), orthopaedics.id(), doctor);
        assertThat(moved.cameFrom()).isEqualTo(token.id());
        assertThat(queues.callNext(opd.room(orthopaedics, 15, doctor), doctor).id())
                .isEqualTo(moved.id());
    }

    @Test
    void a_transfer_within_the_same_queue_is_refused() {
        var queue = opd.queue();
        var token = waiting(queue);
        Refusals.expect(SAME_QUEUE, () -> queues.transfer(token.id(), queue.id(), Opd.doctor()));
    }

    @Test
    void the_last_act_can_be_undone_within_a_minute_and_the_history_keeps_both() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        waiting(queue);
        var called = queues.callNext(opd.room(queue, 14, doctor), doctor);
        queues.skip(called.id(), doctor);
        assertThat(queues.undo(called.id(), doctor).progress()).isEqualTo(called.progress());
        assertThat(opd.count(
                        "select count(*) from scheduling.token_event where token_id = :id",
                        called.id().value()))
                .isEqualTo(4);
    }

    @Test
    void after_a_minute_there_is_nothing_to_undo() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        waiting(queue);
        var called = queues.callNext(opd.room(queue, 14, doctor), doctor);
        opd.earlier(called.id(), Duration.ofSeconds(61));
        Refusals.expect(NOTHING_TO_UNDO, () -> queues.undo(called.id(), doctor));
    }

    @Test
    void the_act_of_a_colleague_is_not_undone() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        waiting(queue);
        var called = queues.callNext(opd.room(queue, 14, doctor), doctor);
        Refusals.expect(NOTHING_TO_UNDO, () -> queues.undo(called.id(), Opd.doctor()));
    }

    @Test
    void undoing_a_transfer_withdraws_the_new_token() {
        var token = waiting(opd.queue());
        var doctor = Opd.doctor();
        var moved = queues.transfer(token.id(), opd.queue().id(), doctor);
        assertThat(queues.undo(token.id(), doctor).state()).isEqualTo(TokenState.WAITING);
        assertThat(tokens.fetch(moved.id(), doctor).state()).isEqualTo(TokenState.CANCELLED);
    }

    @Test
    void a_second_recall_within_thirty_seconds_is_refused() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        waiting(queue);
        var called = queues.callNext(opd.room(queue, 14, doctor), doctor);
        opd.earlier(called.id(), Duration.ofSeconds(31));
        assertThat(queues.recall(called.id(), doctor).progress().recalls()).isEqualTo(1);
        Refusals.expect(RECALL_TOO_SOON, () -> queues.recall(called.id(), doctor));
    }

    @Test
    void staff_of_another_hospital_find_neither_token_nor_room() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        var token = waiting(queue);
        var room = opd.room(queue, 14, doctor);
        var stranger = Opd.staff("Dr Rahul Nair", Role.DOCTOR, Opd.GTB);
        for (var act : List.<Runnable>of(
                () -> queues.callNext(room, stranger),
                () -> queues.skip(token.id(), stranger),
                () -> queues.undo(token.id(), stranger),
                () -> lists.list(room, stranger))) {
            Refusals.expect(AccessProblem.UNKNOWN_PLACE, act::run);
        }
    }

    @Test
    void a_clerk_may_not_call() {
        var queue = opd.queue();
        var room = opd.room(queue, 14, Opd.doctor());
        Refusals.expect(AccessProblem.NOT_ALLOWED, () -> queues.callNext(room, Opd.clerk()));
    }

    @Test
    void the_estimate_is_people_ahead_times_the_median_service_over_open_rooms() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        var room = opd.room(queue, 14, doctor);
        for (int n = 0; n < 3; n++) {
            serve(queue, room, doctor, Duration.ofMinutes(6));
        }
        IntStream.range(0, 10).forEach(n -> waiting(queue));
        assertThat(tokens.position(waiting(queue)).estimate()).contains(new WaitEstimate(45, 90));
    }

    @Test
    void the_list_of_a_room_shows_its_own_person_first_and_leaves_out_other_rooms() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        var colleague = Opd.doctor();
        IntStream.range(0, 4).forEach(n -> waiting(queue));
        var room = opd.room(queue, 14, doctor);
        queues.callNext(opd.room(queue, 15, colleague), colleague);
        var called = queues.callNext(room, doctor);
        var list = lists.list(room, doctor);
        assertThat(list.lines()).extracting(QueueLine::id).hasSize(3).startsWith(called.id());
        assertThat(list.waiting()).isEqualTo(2);
    }

    @Test
    void the_measures_count_what_happened_today() {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        var room = opd.room(queue, 14, doctor);
        serve(queue, room, doctor, Duration.ofMinutes(5));
        queues.leave(waiting(queue).id(), doctor);
        waiting(queue);
        assertThat(lists.measures(Opd.manager()))
                .filteredOn(measures -> measures.queue().equals(queue.id()))
                .singleElement()
                .satisfies(measures -> {
                    assertThat(measures.issued()).isEqualTo(3);
                    assertThat(measures.waiting()).isEqualTo(1);
                    assertThat(measures.left()).isEqualTo(1);
                    assertThat(measures.done()).isEqualTo(1);
                    assertThat(measures.openPoints()).isEqualTo(1);
                });
    }

    private Token waiting(Queue queue) {
        return opd.token(queue, residents.adult());
    }

    private void serve(Queue queue, ServicePointId room, Actor doctor, Duration service) {
        waiting(queue);
        var called = queues.startService(queues.callNext(room, doctor).id(), doctor);
        opd.earlier(called.id(), service);
        queues.done(called.id(), doctor);
    }
}
