package hims.scheduling;

import hims.access.UnitId;
import hims.access.UserId;
import hims.platform.Row;
import hims.platform.Rows;
import hims.scheduling.BoardView.Call;
import hims.scheduling.BoardView.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Boards, what they show and their messages. */
@Component
class BoardSql {
    private static final String BY_KEY = """
            select id, facility_id, place_en, place_hi from scheduling.board where key_hash = :hash and revoked_at is null
            """;

    private static final String FIND = """
            select id, facility_id, place_en, place_hi from scheduling.board where id = :id and revoked_at is null
            """;

    private static final String OF_FACILITY = """
            select id, facility_id, place_en, place_hi from scheduling.board
            where facility_id = :facility and revoked_at is null order by place_en, id limit 200
            """;

    private static final String QUEUES = """
            select queue_id from scheduling.board_queue where board_id = :board order by position
            """;

    private static final String LINES = """
            select q.id, q.name_en, q.name_hi,
                   array(select t.prefix || '-' || lpad(t.number::text, greatest(3, length(t.number::text)), '0')
                         from scheduling.token t
                         where t.queue_id = q.id and t.service_on = :on and t.state = 'WAITING'
                         order by t.effective_at, t.sequence limit 5) as next,
                   array(select t.prefix || '-' || lpad(t.number::text, greatest(3, length(t.number::text)), '0')
                         from scheduling.token t
                         where t.queue_id = q.id and t.service_on = :on and t.state = 'SKIPPED'
                         order by t.skipped_at desc, t.sequence limit 5) as missed
            from scheduling.board_queue b join scheduling.queue q on q.id = b.queue_id
            where b.board_id = :board order by b.position
            """;

    private static final String CALLS = """
            select t.queue_id, t.prefix, t.number, p.kind, p.label,
                   t.changed_at > clock_timestamp() - interval '5 s' and t.state = 'CALLED' as fresh
            from scheduling.board_queue b
                join scheduling.token t on t.queue_id = b.queue_id
                join scheduling.service_point p on p.id = t.point_id
            where b.board_id = :board and t.service_on = :on and t.state in ('CALLED', 'IN_SERVICE')
            order by t.called_at desc, t.sequence limit 100
            """;

    private static final String MESSAGE = """
            select text_en, text_hi from scheduling.board_message
            where facility_id = :facility and (board_id is null or board_id = :board) and until_at > clock_timestamp()
            order by board_id nulls last, written_at desc limit 1
            """;

    private static final String REGISTER = """
            insert into scheduling.board (id, facility_id, place_en, place_hi, key_hash)
            values (:id, :facility, :placeEn, :placeHi, :hash)
            """;

    private static final String SHOW = """
            insert into scheduling.board_queue (board_id, position, queue_id)
            select :board, n, queue from unnest(:queues::uuid[]) with ordinality as chosen (queue, n)
            """;

    private static final String REVOKE = """
            update scheduling.board set revoked_at = clock_timestamp() where id = :id
            """;

    private static final String WRITE = """
            insert into scheduling.board_message (id, facility_id, board_id, text_en, text_hi, written_by, until_at)
            values (:id, :facility, :board, :textEn, :textHi, :by, clock_timestamp() + make_interval(mins => :minutes))
            """;

    private final JdbcClient jdbc;

    BoardSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Line(QueueId queue, String nameEn, String nameHi, List<String> next, List<String> missed) {}

    record Called(QueueId queue, Call call) {}

    Optional<Board> find(byte[] keyHash) {
        return jdbc.sql(BY_KEY)
                .param("hash", keyHash)
                .query((row, n) -> board(row))
                .optional();
    }

    Optional<Board> find(BoardId id) {
        return jdbc.sql(FIND)
                .paramSource(Row.with("id", id))
                .query((row, n) -> board(row))
                .optional();
    }

    List<Board> of(UnitId facility) {
        return Rows.list(jdbc.sql(OF_FACILITY)
                .paramSource(Row.with("facility", facility))
                .query((row, n) -> board(row)));
    }

    List<QueueId> queues(BoardId board) {
        return Rows.list(jdbc.sql(QUEUES).paramSource(Row.with("board", board)).query(UUID.class)).stream()
                .map(QueueId::new)
                .toList();
    }

    List<Line> lines(BoardId board, LocalDate on) {
        return Rows.list(jdbc.sql(LINES)
                .paramSource(Row.with("board", board, "on", on))
                .query((row, n) -> new Line(
                        new QueueId(row.getObject("id", UUID.class)),
                        row.getString("name_en"),
                        row.getString("name_hi"),
                        Rows.texts(row, "next"),
                        Rows.texts(row, "missed"))));
    }

    /** Newest call first. */
    List<Called> calls(BoardId board, LocalDate on) {
        return Rows.list(jdbc.sql(CALLS)
                .paramSource(Row.with("board", board, "on", on))
                .query((row, n) -> new Called(new QueueId(row.getObject("queue_id", UUID.class)), call(row))));
    }

    Optional<Message> message(Board board) {
        return jdbc.sql(MESSAGE)
                .paramSource(Row.with("facility", board.facility(), "board", board.id()))
                .query(Message.class)
                .optional();
    }

    void register(Board board, byte[] keyHash, List<QueueId> queues) {
        jdbc.sql(REGISTER).paramSource(Row.of(board).and("hash", keyHash)).update();
        jdbc.sql(SHOW)
                .paramSource(Row.with("board", board.id(), "queues", queues))
                .update();
    }

    void revoke(BoardId id) {
        jdbc.sql(REVOKE).paramSource(Row.with("id", id)).update();
    }

    void write(UUID id, UnitId facility, @Nullable BoardId board, Message message, int minutes, UserId by) {
        var row = Row.of(message)
                .and("id", id)
                .and("facility", facility)
                .and("board", board)
                .and("minutes", minutes)
                .and("by", by);
        jdbc.sql(WRITE).paramSource(row).update();
    }

    private static Call call(ResultSet row) throws SQLException {
        return new Call(
                Token.label(row.getString("prefix"), row.getInt("number")),
                ServicePoint.Kind.valueOf(row.getString("kind")),
                row.getString("label"),
                row.getBoolean("fresh"));
    }

    private static Board board(ResultSet row) throws SQLException {
        return new Board(
                new BoardId(row.getObject("id", UUID.class)),
                new UnitId(row.getObject("facility_id", UUID.class)),
                row.getString("place_en"),
                row.getString("place_hi"));
    }
}
