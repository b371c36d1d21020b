package hims.scheduling;

import static hims.scheduling.SchedulingProblem.*;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.AccessProblem;
import hims.world.DatabaseTest;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@DatabaseTest
class BoardsTest {
    private final Opd opd;
    private final Residents residents;
    private final Boards boards;
    private final Queues queues;
    private final QueueFeed feed;

    BoardsTest(Opd opd, Residents residents, Boards boards, Queues queues, QueueFeed feed) {
        this.opd = opd;
        this.residents = residents;
        this.boards = boards;
        this.queues = queues;
        this.feed = feed;
    }

    @Test
    void a_board_shows_who_is_called_where_the_next_five_and_who_was_missed() {
        var queue = opd.queue();
        IntStream.range(0, 8).forEach(n -> opd.token(queue, residents.adult()));
        var doctor = Opd.doctor();
        var room = opd.room(queue, 14, doctor);
        queues.skip(queues.callNext(room, doctor).id(), doctor);
        queues.callNext(room, doctor);
        var cell = boards.view(board(queue).key()).cells().getFirst();
        var prefix = queue.prefix() + "-00";
        assertThat(cell.now()).isEqualTo(new BoardView.Call(prefix + 2, ServicePoint.Kind.ROOM, "14", true));
        assertThat(cell.next()).containsExactly(prefix + 3, prefix + 4, prefix + 5, prefix + 6, prefix + 7);
        assertThat(cell.missed()).containsExactly(prefix + 1);
    }

    @Test
    void people_called_to_other_rooms_stay_on_the_board() {
        var queue = opd.queue();
        IntStream.range(0, 2).forEach(n -> opd.token(queue, residents.adult()));
        var ananya = Opd.doctor();
        var rahul = Opd.doctor();
        queues.callNext(opd.room(queue, 14, ananya), ananya);
        queues.callNext(opd.room(queue, 15, rahul), rahul);
        var cell = boards.view(board(queue).key()).cells().getFirst();
        assertThat(cell.others()).extracting(BoardView.Call::room).containsExactly("14");
    }

    @Test
    void a_message_of_the_staff_stands_on_every_board_until_its_end() {
        var board = board(opd.queue());
        boards.say("Room 4 is delayed by 30 minutes.", "कमरा 4 में 30 मिनट की देरी है।", 30, Opd.manager());
        assertThat(boards.view(board.key()).message())
                .hasValueSatisfying(message -> assertThat(message.textEn()).startsWith("Room 4"));
    }

    @Test
    void a_revoked_key_opens_nothing() {
        var board = board(opd.queue());
        boards.revoke(board.id(), Opd.manager());
        Refusals.expect(UNKNOWN_BOARD, () -> boards.view(board.key()));
    }

    @Test
    void an_unknown_key_opens_nothing() {
        Refusals.expect(UNKNOWN_BOARD, () -> boards.view("guess"));
    }

    @Test
    void the_manager_of_one_hospital_registers_no_board_in_another() {
        var wish = new Boards.NewBoard(
                Opd.GTB, "Hall 1", "प्रतीक्षालय 1", List.of(opd.queue().id()));
        Refusals.expect(AccessProblem.UNKNOWN_PLACE, () -> boards.register(wish, Opd.manager()));
    }

    @Test
    void a_call_reaches_the_boards_within_two_seconds() throws InterruptedException {
        var queue = opd.queue();
        var doctor = Opd.doctor();
        var words = new Semaphore(0);
        try (var subscription = feed.subscribe(List.of(queue.id()), words::release)) {
            assertThat(subscription).isNotNull();
            opd.token(queue, residents.adult());
            heard(words);
            var room = opd.room(queue, 14, doctor);
            heard(words);
            queues.callNext(room, doctor);
            heard(words);
        }
    }

    private static void heard(Semaphore words) throws InterruptedException {
        assertThat(words.tryAcquire(2, TimeUnit.SECONDS)).isTrue();
    }

    private Boards.RegisteredBoard board(Queue... queues) {
        var ids = List.of(queues).stream().map(Queue::id).toList();
        return boards.register(
                new Boards.NewBoard(Opd.LNH, "OPD Block, Waiting hall 2", "ओ.पी.डी. ब्लॉक, प्रतीक्षालय 2", ids),
                Opd.manager());
    }
}
