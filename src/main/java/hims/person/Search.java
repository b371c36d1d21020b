package hims.person;

import static hims.person.PersonProblem.*;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.audit.Action;
import hims.audit.AuditEntry;
import hims.audit.AuditLog;
import hims.person.Finding.Found;
import hims.platform.Ids;
import hims.platform.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The one box (PER-1 to 5): asked once, shown on a page of its own, each showing logged with the persons shown. */
@Service
public class Search {
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private static final int SHOWN = 25;
    private static final int RECENT = 10;
    private static final int MOST_AN_HOUR = 1200;
    private static final int MANY_AN_HOUR = 600;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SHIFT = Duration.ofHours(12);
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final Access access;
    private final AuditLog audit;
    private final Registry registry;
    private final PersonSql people;
    private final DeskSql desk;
    private final Finding finding;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;

    Search(
            Access access,
            AuditLog audit,
            Registry registry,
            PersonSql people,
            DeskSql desk,
            Finding finding,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock) {
        this.access = access;
        this.audit = audit;
        this.registry = registry;
        this.people = people;
        this.desk = desk;
        this.finding = finding;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** Asks and shows at once. */
    @Transactional
    public SearchResult search(String typed, Actor by) {
        return show(ask(typed, Filters.NONE, by), by);
    }

    /**
     * Takes a search down. What was typed stays out of every address and log.
     *
     * @return its ticket, which also allows this user to register somebody in this session (PER-2)
     * @throws Rejected TOO_MANY_SEARCHES by this user in an hour (PER-5)
     */
    @Transactional
    public InquiryId ask(String typed, Filters filters, Actor by) {
        access.require(by, Permission.PERSON_SEARCH);
        Instant now = clock.instant();
        int asked = desk.askedSince(by, now.minus(HOUR));
        if (asked >= MOST_AN_HOUR) {
            throw Rejected.retryAfter(TOO_MANY_SEARCHES, HOUR);
        }
        if (asked == MANY_AN_HOUR) {
            events.publishEvent(new SearchedOften(by.user(), by.facility(), asked, now));
        }
        var id = new InquiryId(Ids.next());
        desk.ask(id, by, typed, json.writeValueAsString(filters), now);
        return id;
    }

    /** @throws Rejected UNKNOWN_SEARCH when it was not this user's, in this session */
    @Transactional
    public SearchResult show(InquiryId id, Actor by) {
        access.require(by, Permission.PERSON_SEARCH);
        return show(id, asked(id, by), by);
    }

    /** As {@link #show(InquiryId, Actor)}, with the people it found a moment ago: for the form beside them, while it is filled. */
    @Transactional
    public SearchResult showAgain(InquiryId id, Actor by) {
        access.require(by, Permission.PERSON_SEARCH);
        DeskSql.Asked asked = asked(id, by);
        if (asked.shown() == null
                || asked.shownAt() == null
                || asked.shownAt().plus(A_WHILE).isBefore(clock.instant())) {
            return show(id, asked, by);
        }
        Query query = new QueryReader(today()).read(asked.typed());
        SearchResult result = json.readValue(asked.shown(), Shown.class)
                .result(id, asked.typed(), filters(asked), query, people::fetchAll);
        log(id, result.matches(), by);
        return result;
    }

    private DeskSql.Asked asked(InquiryId id, Actor by) {
        return desk.asked(id, by).orElseThrow(() -> new Rejected(UNKNOWN_SEARCH));
    }

    private Filters filters(DeskSql.Asked asked) {
        return json.readValue(asked.filters(), Filters.class);
    }

    private SearchResult show(InquiryId id, DeskSql.Asked asked, Actor by) {
        SearchResult result = result(id, asked.typed(), filters(asked));
        if (result.query() instanceof Query.Described) {
            desk.shown(id, json.writeValueAsString(Shown.of(result)), clock.instant());
        }
        log(id, result.matches(), by);
        return result;
    }

    /**
     * The ticket itself, or one like it when the user has signed in again since: what she typed and asked goes on. Empty when it was
     * never hers.
     */
    @Transactional
    public Optional<InquiryId> hold(InquiryId id, Actor by) {
        access.require(by, Permission.PERSON_SEARCH);
        if (desk.asked(id, by).isPresent()) {
            return Optional.of(id);
        }
        return desk.askedBefore(id, by, clock.instant().minus(DAY))
                .map(asked -> ask(asked.typed(), filters(asked), by));
    }

    /** Everybody who gave this phone, for the form that begins with it (PER-24). */
    @Transactional
    public List<Match> family(String phone, InquiryId inquiry, Actor by) {
        access.require(by, Permission.PERSON_SEARCH);
        var traits = Traits.named(List.of()).reachedBy(phone);
        List<Match> matches = registry.matches(
                finding.find(List.of(traits)).found().stream().limit(SHOWN).toList());
        log(inquiry, matches, by);
        return matches;
    }

    /** The last people opened at this desk, today's first. */
    @Transactional
    public List<Person> recent(Actor by) {
        access.require(by, Permission.PERSON_SEARCH);
        List<PersonId> ids = desk.lastOpened(Registry.place(by), clock.instant().minus(SHIFT), RECENT);
        var known = people.fetchAll(ids);
        return ids.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .map(Person::masked)
                .toList();
    }

    private SearchResult result(InquiryId id, String typed, Filters filters) {
        Query query = new QueryReader(today()).read(typed);
        return switch (query) {
            case Query.ByHealthId(HealthId number) ->
                result(
                        id,
                        typed,
                        filters,
                        query,
                        byNumber(people.findByHealthId(number).stream().toList()));
            case Query.Abha(String number) ->
                result(id, typed, filters, query, byNumber(people.findByIdentifier(number)));
            case Query.Described(List<Query.Reading> readings) -> described(id, typed, filters, query, readings);
            case Query.Mistyped _, Query.Nothing _ -> result(id, typed, filters, query, List.of());
        };
    }

    private List<Match> byNumber(List<PersonId> ids) {
        return people.fetchAll(ids).values().stream()
                .map(person -> new Match(person, List.of(Reason.NUMBER), true))
                .toList();
    }

    private SearchResult described(
            InquiryId id, String typed, Filters filters, Query query, List<Query.Reading> readings) {
        List<Traits> wanted = readings.stream()
                .map(reading -> filters.narrow(reading.traits()))
                .toList();
        Finding.Outcome outcome = finding.find(wanted);
        List<Found> fitting = outcome.found().stream()
                .filter(found -> filters.admit(found.traits()))
                .toList();
        List<Match> shown = registry.matches(fitting.stream().limit(SHOWN).toList());
        boolean more = outcome.cut() || fitting.size() > SHOWN;
        return new SearchResult(id, typed, filters, query, shown, more, outcome.names(), twins(outcome, shown));
    }

    private static SearchResult.@Nullable Twins twins(Finding.Outcome outcome, List<Match> shown) {
        return outcome.twins()
                .flatMap(twins -> match(twins.one(), shown)
                        .flatMap(one -> match(twins.other(), shown).map(other -> new SearchResult.Twins(one, other))))
                .orElse(null);
    }

    private static Optional<Match> match(PersonId id, List<Match> shown) {
        return shown.stream().filter(match -> match.person().id().equals(id)).findFirst();
    }

    private static SearchResult result(InquiryId id, String typed, Filters filters, Query query, List<Match> matches) {
        return new SearchResult(id, typed, filters, query, matches, false, List.of(), null);
    }

    private void log(InquiryId id, List<Match> shown, Actor by) {
        audit.append(
                shown.isEmpty()
                        ? List.of(AuditEntry.done(by.who(), Action.SEARCH, "person", id, null))
                        : shown.stream()
                                .map(match -> AuditEntry.done(
                                        by.who(),
                                        Action.SEARCH,
                                        "person",
                                        id,
                                        match.person().id().value()))
                                .toList());
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(CITY));
    }
}
