package hims.card;

import static hims.access.Permission.CARD_PRINT;
import static hims.card.CardProblem.UNKNOWN_BATCH;
import static hims.card.CardProblem.UNKNOWN_CARD;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.audit.Action;
import hims.person.Person;
import hims.person.Registry;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The worklists of a card centre, and the files it prints. */
@Service
public class CardCentre {

    private static final int SHOWN = 200;

    /** How long a file that was let out can be fetched: a download may fail, a link in a history must not print tomorrow. */
    private static final Duration TO_FETCH = Duration.ofMinutes(10);

    private final Access access;
    private final Registry registry;
    private final CentreSql sql;
    private final CardSql cards;
    private final BatchSql batches;
    private final BlankSql blanks;
    private final BatchFileSql files;
    private final BatchPaper papers;
    private final Clock clock;

    CardCentre(
            Access access,
            Registry registry,
            CentreSql sql,
            CardSql cards,
            BatchSql batches,
            BlankSql blanks,
            BatchFileSql files,
            BatchPaper papers,
            Clock clock) {
        this.access = access;
        this.registry = registry;
        this.sql = sql;
        this.cards = cards;
        this.batches = batches;
        this.blanks = blanks;
        this.files = files;
        this.papers = papers;
        this.clock = clock;
    }

    /** Where a request stands, as the operator sorts her work. */
    public enum Tab {
        /** To be taken into a batch. */
        ASKED(Set.of(CardState.REQUESTED, CardState.PRINT_QUEUED)),
        PRINTED(Set.of(CardState.PRINTED)),
        /** Sent, and not yet in use. */
        SENT(Set.of(CardState.ISSUED)),
        RETURNED(Set.of(CardState.RETURNED));

        @SuppressWarnings("ImmutableEnumChecker") // Set.of
        private final Set<CardState> states;

        Tab(Set<CardState> states) {
            this.states = states;
        }
    }

    /**
     * A card that somebody asked for here.
     *
     * @param serial also the number of the request
     */
    public record Asked(
            CardId card,
            CardSerial serial,
            PersonId person,
            CardForm form,
            CardState state,
            Instant at,
            String pin,
            String camp) {}

    /** @param name empty of a person whose name lists do not show */
    public record Line(Asked asked, String name, String healthId) {}

    public record Work(Tab tab, List<Line> lines, Map<Tab, Integer> counts) {}

    /** @param problems serials that could not be made and come with a later batch */
    public record Sheet(Batch batch, List<BatchFile> files, List<CardSerial> problems, int blanks, boolean canPrint) {}

    @Transactional
    public Work work(Tab tab, Actor by) {
        access.require(by, CARD_PRINT);
        List<Line> lines = lines(sql.asked(by.facility(), tab.states, SHOWN));
        var counts = new EnumMap<Tab, Integer>(Tab.class);
        for (Tab each : Tab.values()) {
            counts.put(each, sql.count(by.facility(), each.states));
        }
        access.log(by, Action.READ, "card-request", tab, null);
        return new Work(tab, lines, counts);
    }

    /** The request of this number, here. */
    @Transactional(readOnly = true)
    public Optional<CardId> find(String number, Actor by) {
        access.require(by, CARD_PRINT);
        return CardSerial.find(number)
                .flatMap(cards::find)
                .flatMap(card -> sql.one(by.facility(), card.id()))
                .map(Asked::card);
    }

    /** @throws Rejected UNKNOWN_CARD also for one that was asked for elsewhere */
    @Transactional
    public Line request(CardId card, Actor by) {
        access.require(by, CARD_PRINT);
        Asked asked = sql.one(by.facility(), card).orElseThrow(() -> new Rejected(UNKNOWN_CARD));
        access.log(by, Action.READ, "card", card, asked.person());
        return lines(List.of(asked)).getFirst();
    }

    @Transactional(readOnly = true)
    public Sheet batch(BatchId id, Actor by) {
        Batch batch = fetch(id, by);
        return new Sheet(
                batch, files.of(id), sql.problems(id), blanks.balance(batch.centre(), batch.form()), papers.canPrint());
    }

    /** Lets a file out to a printer. Another time than the first needs a reason. @throws Rejected REASON_MISSING, UNKNOWN_BATCH */
    @Transactional
    public UUID release(BatchId id, int number, String reason, Actor by) {
        fetch(id, by);
        BatchFile file = files.of(id).stream()
                .filter(one -> one.number() == number && one.kept())
                .findFirst()
                .orElseThrow(() -> new Rejected(UNKNOWN_BATCH));
        if (file.copies() > 0 && reason.isBlank()) {
            throw new Rejected(CardProblem.REASON_MISSING);
        }
        access.log(by, Action.PRINT, "card-batch", id, null);
        return files.release(id, number, reason.strip(), by, clock.instant());
    }

    /** @throws Rejected UNKNOWN_BATCH also when it was let out to somebody else, or too long ago */
    @Transactional
    public byte[] file(BatchId id, int number, UUID release, Actor by) {
        fetch(id, by);
        access.log(by, Action.PRINT, "card-batch", id, null);
        return files.released(release, id, number, by, clock.instant().minus(TO_FETCH))
                .orElseThrow(() -> new Rejected(UNKNOWN_BATCH));
    }

    private Batch fetch(BatchId id, Actor by) {
        access.require(by, CARD_PRINT);
        Batch batch = batches.find(id).orElseThrow(() -> new Rejected(UNKNOWN_BATCH));
        access.require(by, CARD_PRINT, batch.centre());
        return batch;
    }

    private List<Line> lines(List<Asked> asked) {
        Map<PersonId, Person> people =
                registry.fetchAll(asked.stream().map(Asked::person).toList());
        return asked.stream().map(one -> line(one, people.get(one.person()))).toList();
    }

    private static Line line(Asked asked, @Nullable Person person) {
        if (person == null) {
            return new Line(asked, "", "");
        }
        String name = person.confidential() ? "" : person.name().full();
        return new Line(asked, name, person.healthId().grouped());
    }
}
