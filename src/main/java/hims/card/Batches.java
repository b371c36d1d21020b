package hims.card;

import static hims.access.Permission.CARD_PRINT;
import static hims.card.BatchState.DISPATCHED;
import static hims.card.BatchState.LOCKED;
import static hims.card.BatchState.OPEN;
import static hims.card.BatchState.PRINTING;
import static hims.card.BatchState.RECONCILED;
import static hims.card.CardProblem.BATCH_BEFORE_OPEN;
import static hims.card.CardProblem.BLANKS_DO_NOT_ADD_UP;
import static hims.card.CardProblem.SAME_PERSON;
import static hims.card.CardProblem.UNKNOWN_BATCH;
import static hims.card.CardProblem.WRONG_STEP;
import static hims.card.CardState.ISSUED;
import static hims.card.CardState.PRINTED;
import static hims.card.CardState.PRINT_QUEUED;
import static hims.card.CardState.REQUESTED;
import static hims.card.CardState.SPOILED;

import hims.access.Access;
import hims.access.Actor;
import hims.access.UnitId;
import hims.audit.Action;
import hims.card.BlankSql.Blank;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Print batches of a card centre, from the first card in to the post (CARD-22 to CARD-24). */
@Service
public class Batches {

    private static final int LARGEST = 10_000;
    private static final int CARDS_OF_A_FILE = 200;
    private static final String OBJECT = "card-batch";

    private final Access access;
    private final BatchSql sql;
    private final BlankSql blanks;
    private final BatchFileSql files;
    private final CardSql cards;
    private final CardSteps steps;
    private final Clock clock;

    Batches(
            Access access,
            BatchSql sql,
            BlankSql blanks,
            BatchFileSql files,
            CardSql cards,
            CardSteps steps,
            Clock clock) {
        this.access = access;
        this.sql = sql;
        this.blanks = blanks;
        this.files = files;
        this.cards = cards;
        this.steps = steps;
        this.clock = clock;
    }

    /** Of the reader's own facility, the newest first. */
    @Transactional(readOnly = true)
    public List<Batch> all(Actor by) {
        access.require(by, CARD_PRINT);
        return sql.of(by.facility());
    }

    @Transactional
    public BatchId open(Batch.Wanted wanted, Actor by) {
        access.require(by, CARD_PRINT);
        var id = new BatchId(Ids.next());
        sql.insert(id, by.facility(), wanted, by, clock.instant());
        access.log(by, Action.CREATE, OBJECT, id, null);
        return id;
    }

    /** Takes in what was asked for; the printing begins by itself. @throws Rejected BATCH_BEFORE_OPEN */
    @Transactional
    public void lock(BatchId id, Actor by) {
        Batch batch = fetch(id, by);
        try {
            move(batch, OPEN, LOCKED, by);
        } catch (DuplicateKeyException e) {
            throw new Rejected(BATCH_BEFORE_OPEN);
        }
        files.plan(batch, sql.fill(batch, LARGEST), CARDS_OF_A_FILE);
        for (CardId card : sql.cards(id)) {
            Card now = cards.find(card).orElseThrow();
            if (now.state() == REQUESTED) {
                steps.move(now, PRINT_QUEUED, "batch " + id, by);
            }
        }
    }

    /** The first of two people. @throws Rejected BLANKS_DO_NOT_ADD_UP */
    @Transactional
    public void count(BatchId id, Reconciliation counted, Actor by) {
        Batch batch = fetch(id, by);
        Set<CardSerial> rendered = printed(batch).stream().map(Card::serial).collect(Collectors.toSet());
        boolean all = counted.good() + counted.spoiled().size() == batch.rendered();
        if (!counted.balances() || !all || !rendered.containsAll(counted.spoiled())) {
            throw new Rejected(BLANKS_DO_NOT_ADD_UP, Map.of("cards", batch.rendered()));
        }
        if (!sql.count(id, counted, by, clock.instant())) {
            throw new Rejected(WRONG_STEP, Map.of("state", batch.state()));
        }
        for (Card card : printed(batch)) {
            Card now = card.state() == PRINT_QUEUED ? steps.move(card, PRINTED, "batch " + id, by) : card;
            if (counted.spoiled().contains(card.serial()) && now.state() == PRINTED) {
                steps.move(
                        steps.move(now, SPOILED, "spoiled and destroyed", by), PRINT_QUEUED, "to be printed again", by);
            }
        }
        access.log(by, Action.UPDATE, OBJECT, id, null);
    }

    /** The second. @throws Rejected SAME_PERSON */
    @Transactional
    public void confirm(BatchId id, Actor by) {
        Batch batch = fetch(id, by);
        if (by.user().equals(batch.countedBy())) {
            throw new Rejected(SAME_PERSON);
        }
        Instant now = clock.instant();
        if (!sql.confirm(id, by, now)) {
            throw new Rejected(WRONG_STEP, Map.of("state", batch.state()));
        }
        blanks.book(batch.centre(), batch.form(), Blank.GOOD, -batch.good(), id, by, now);
        blanks.book(batch.centre(), batch.form(), Blank.SPOILED, -batch.spoiled(), id, by, now);
        move(batch, PRINTING, RECONCILED, by);
    }

    /**
     * To the post or to counters.
     *
     * @param tracking reference of the carrier
     */
    @Transactional
    public void dispatch(BatchId id, String tracking, Actor by) {
        Batch batch = fetch(id, by);
        move(batch, RECONCILED, DISPATCHED, by);
        sql.dispatch(id, tracking, clock.instant());
        files.forget(id);
        printed(batch).stream()
                .filter(card -> card.state() == PRINTED)
                .forEach(card -> steps.move(card, ISSUED, "sent, " + tracking, by));
    }

    /** Blanks from the supplier. */
    @Transactional
    public void receive(CardForm form, int many, Actor by) {
        access.require(by, CARD_PRINT);
        blanks.book(by.facility(), form, Blank.RECEIVED, many, null, by, clock.instant());
        access.log(by, Action.CREATE, "card-blanks", by.facility(), null);
    }

    @Transactional(readOnly = true)
    public int blanks(CardForm form, Actor by) {
        access.require(by, CARD_PRINT);
        return blanks.balance(by.facility(), form);
    }

    private List<Card> printed(Batch batch) {
        return sql.cards(batch.id()).stream()
                .map(card -> cards.find(card).orElseThrow())
                .toList();
    }

    private void move(Batch batch, BatchState before, BatchState after, Actor by) {
        if (!before.canBecome(after) || !sql.move(batch.id(), before, after)) {
            throw new Rejected(WRONG_STEP, Map.of("state", batch.state()));
        }
        access.log(by, Action.UPDATE, OBJECT, batch.id(), null);
    }

    /** @throws Rejected UNKNOWN_BATCH also for that of another facility */
    private Batch fetch(BatchId id, Actor by) {
        access.require(by, CARD_PRINT);
        Batch batch = sql.find(id).orElseThrow(() -> new Rejected(UNKNOWN_BATCH));
        UnitId centre = batch.centre();
        access.require(by, CARD_PRINT, centre);
        return batch;
    }
}
