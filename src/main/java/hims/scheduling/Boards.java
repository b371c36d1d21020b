package hims.scheduling;

import static hims.scheduling.SchedulingProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.Permission;
import hims.access.UnitId;
import hims.org.Org;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.platform.web.Language;
import hims.scheduling.BoardSql.Called;
import hims.scheduling.BoardView.Call;
import hims.scheduling.BoardView.Cell;
import hims.scheduling.BoardView.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Television boards (SCH-32 to 36): registered devices that show numbers and rooms and may do nothing else. */
@Service
public class Boards {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 18;
    static final int MOST_CELLS = 4;
    private static final int MOST_OTHERS = 3;

    private final BoardSql sql;
    private final QueueSql queues;
    private final ServiceDay day;
    private final Access access;
    private final Org org;

    Boards(BoardSql sql, QueueSql queues, ServiceDay day, Access access, Org org) {
        this.sql = sql;
        this.queues = queues;
        this.day = day;
        this.access = access;
        this.org = org;
    }

    /** A board to be registered, with one to four queues of its facility in the order of its cells. */
    public record NewBoard(UnitId facility, String placeEn, String placeHi, List<QueueId> queues) {
        public NewBoard {
            queues = List.copyOf(queues);
            if (queues.isEmpty() || queues.size() > MOST_CELLS) {
                throw new IllegalArgumentException("one to four queues");
            }
        }
    }

    /** @param key its address is {@code /board/<key>}; shown once, only its hash is kept */
    public record RegisteredBoard(BoardId id, String key) {}

    /** A board that hangs, without the key that nobody keeps. */
    public record Hanging(BoardId id, String placeEn, String placeHi, List<Queue> queues) {
        public String place(Language language) {
            return language == Language.HI ? placeHi : placeEn;
        }
    }

    /** The boards of the actor's facility. */
    @Transactional(readOnly = true)
    public List<Hanging> hanging(Actor by) {
        access.require(by, Permission.QUEUE_MANAGE);
        return sql.of(by.facility()).stream().map(this::hanging).toList();
    }

    @Transactional
    public RegisteredBoard register(NewBoard wish, Actor by) {
        access.require(by, Permission.QUEUE_MANAGE, wish.facility());
        if (!wish.queues().stream().allMatch(queue -> stands(queue, wish.facility()))) {
            throw new Rejected(UNKNOWN_QUEUE);
        }
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var board = new Board(new BoardId(Ids.next()), wish.facility(), wish.placeEn(), wish.placeHi());
        sql.register(board, hash(key), wish.queues());
        return new RegisteredBoard(board.id(), key);
    }

    /** From now on its key opens nothing. */
    @Transactional
    public void revoke(BoardId id, Actor by) {
        var board = sql.find(id).orElseThrow(() -> new Rejected(UNKNOWN_BOARD));
        access.require(by, Permission.QUEUE_MANAGE, board.facility());
        sql.revoke(id);
        sql.queues(id).forEach(queues::announce);
    }

    /** Shows a line on all boards of the actor's facility for some minutes (SCH-36). */
    @Transactional
    public void say(String english, String hindi, int minutes, Actor by) {
        access.require(by, Permission.QUEUE_MANAGE);
        sql.write(Ids.next(), by.facility(), null, new Message(english, hindi), minutes, by.user());
        sql.of(by.facility()).stream()
                .flatMap(board -> sql.queues(board.id()).stream())
                .distinct()
                .forEach(queues::announce);
    }

    /** @throws Rejected UNKNOWN_BOARD for a key that is unknown or revoked */
    @Transactional(readOnly = true)
    @OpenTo("devices that hold the key of a board: numbers and rooms only")
    BoardView view(String key) {
        var board = board(key);
        var on = day.of(board.facility());
        var calls = sql.calls(board.id(), on);
        var facility = org.fetch(board.facility());
        return new BoardView(
                key,
                facility.nameEn(),
                facility.nameHi(),
                board.placeEn(),
                board.placeHi(),
                sql.lines(board.id(), on).stream()
                        .map(line -> cell(line, calls))
                        .toList(),
                sql.message(board),
                day.now());
    }

    /** @throws Rejected UNKNOWN_BOARD for a key that is unknown or revoked */
    @Transactional(readOnly = true)
    @OpenTo("devices that hold the key of a board")
    List<QueueId> queues(String key) {
        return sql.queues(board(key).id());
    }

    private Hanging hanging(Board board) {
        var shown = sql.queues(board.id()).stream()
                .flatMap(id -> queues.find(id).stream())
                .toList();
        return new Hanging(board.id(), board.placeEn(), board.placeHi(), shown);
    }

    private boolean stands(QueueId queue, UnitId facility) {
        return queues.find(queue).map(Queue::facility).filter(facility::equals).isPresent();
    }

    private Board board(String key) {
        return sql.find(hash(key)).orElseThrow(() -> new Rejected(UNKNOWN_BOARD));
    }

    private static Cell cell(BoardSql.Line line, List<Called> calls) {
        var here = calls.stream()
                .filter(called -> called.queue().equals(line.queue()))
                .map(Called::call)
                .toList();
        Call now = here.isEmpty() ? null : here.getFirst();
        var others = here.stream().skip(1).limit(MOST_OTHERS).toList();
        return new Cell(line.queue(), line.nameEn(), line.nameHi(), now, others, line.next(), line.missed());
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
