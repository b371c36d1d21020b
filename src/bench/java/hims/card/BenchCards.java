package hims.card;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.card.code.ScannedText;
import hims.card.code.ServiceCode;
import hims.platform.Ids;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a card bench does with the parts of this module. */
public final class BenchCards {
    private static final Actor CENTRE = new Actor(
            new UserId(Ids.named("user", "bench centre")),
            "Bench",
            Role.CARD_OPERATOR,
            UnitId.of("BJRM"),
            null,
            "bench",
            "local");

    private final Cards cards;
    private final CardReader reader;
    private final PublicCheck check;
    private final SigningKeys keys;
    private final CardRequests requests;
    private final Batches batches;
    private final BatchRendering rendering;
    private final BatchSql sql;
    private final JdbcTemplate database;

    public BenchCards(ConfigurableApplicationContext program) {
        this.cards = program.getBean(Cards.class);
        this.reader = program.getBean(CardReader.class);
        this.check = program.getBean(PublicCheck.class);
        this.keys = program.getBean(SigningKeys.class);
        this.requests = program.getBean(CardRequests.class);
        this.batches = program.getBean(Batches.class);
        this.rendering = program.getBean(BatchRendering.class);
        this.sql = program.getBean(BatchSql.class);
        this.database = new JdbcTemplate(program.getBean(DataSource.class));
    }

    /** People of the registry who hold no card of any kind. */
    public List<PersonId> withoutCard(int many) {
        return database.query("""
                select p.id from person.person p
                where p.status not in ('MERGED', 'DECEASED') and not exists (select from card.card c where c.person = p.id)
                limit %d
                """.formatted(many), (row, _) -> new PersonId(row.getObject(1, UUID.class)));
    }

    public void issue(PersonId person, Actor by) {
        cards.issueTemporary(person, by, Ids.next().toString());
    }

    /** What stands on the newest cards in use. */
    public List<String> codes(int many) {
        return database.query("""
                select p.fields ->> 'code' from card.card c join card.print p on p.card = c.id
                where c.state = 'ACTIVE' order by c.id desc limit %d
                """.formatted(many), (row, _) -> row.getString(1));
    }

    public void verify(String code) {
        if (!(ScannedText.of(code) instanceof ScannedText.Service(String base32))
                || !(ServiceCode.read(base32, keys) instanceof ServiceCode.Genuine)) {
            throw new IllegalStateException("not genuine: " + code);
        }
    }

    public void check(String code) {
        var token = code.substring(code.toUpperCase(java.util.Locale.ROOT).indexOf("/Q/") + 3);
        if (!(check.check(token, "10.0.0.1") instanceof PublicCheck.Real)) {
            throw new IllegalStateException("not real: " + code);
        }
    }

    public void read(String code, Actor by) {
        if (!(reader.read(code, by) instanceof CardReading.Genuine)) {
            throw new IllegalStateException("not genuine: " + code);
        }
    }

    public void lockBatch(int many) {
        database.update("update card.batch set state = 'OPEN' where state = 'LOCKED'");
        for (var person : withoutCard(many)) {
            requests.ask(person, CardForm.POCKET, CENTRE);
        }
        batches.receive(CardForm.POCKET, many + 100, CENTRE);
        var batch = batches.open(Batch.Wanted.of(CardForm.POCKET), CENTRE);
        batches.lock(batch, CENTRE);
    }

    public BatchId newestBatch() {
        return batches.all(CENTRE).getFirst().id();
    }

    public int rendered(BatchId batch) {
        return sql.find(batch).orElseThrow().rendered();
    }

    public String progress(BatchId batch) {
        var now = sql.find(batch).orElseThrow();
        var files = database.queryForObject(
                "select count(*) filter (where made_at is not null) || ' of ' || count(*) from card.batch_file where batch = ?",
                String.class,
                batch.value());
        return "%d of %d cards rendered, %d refused, %s files drawn, %s"
                .formatted(now.rendered(), now.cards(), now.failed(), files, now.state());
    }

    /** Beside the job of the program, which does the same. */
    public void renderAll(BatchId batch) {
        boolean more = true;
        while (more) {
            more = rendering.renderNext(batch);
        }
    }

    /** Until all files are there; one that the dead program had begun is free after its lease of five minutes. */
    public void drawAll(BatchId batch) {
        while (sql.find(batch).orElseThrow().state() == BatchState.LOCKED) {
            rendering.renderAll();
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        }
    }

    public String twice(BatchId batch) {
        var printed = database.queryForObject("""
                select count(*) || ' prints of ' || count(distinct p.card) || ' cards'
                from card.print p join card.batch_card b on b.card = p.card where b.batch = ?
                """, String.class, batch.value());
        var places = database.queryForObject("""
                select count(*) || ' cards stand in more than one file' from (
                    select b.card from card.batch_card b
                    join card.batch_file f on f.batch = b.batch and f.kind = 'CARDS' and b.place between f.first_place and f.last_place
                    where b.batch = ? group by b.card having count(*) > 1) as again
                """, String.class, batch.value());
        return printed + "; " + places;
    }
}
