package hims.person.scorecard;

import hims.access.Access;
import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.Permission;
import hims.access.UnitId;
import hims.access.UserId;
import hims.person.Person;
import hims.person.Registry;
import hims.person.scorecard.ScorecardSql.Span;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The errors of registration that auditors found elsewhere, counted here before they do (PER-63). Test: ScorecardTest. */
@Service
class Scorecard {
    static final int MONTHS = 13;
    private static final ZoneId CITY = ZoneId.of("Asia/Kolkata");
    private static final int MOST_LINES = 500;
    private static final int MOST_PEOPLE = 100;
    private final Access access;
    private final Registry registry;
    private final ScorecardSql sql;
    private final Clock clock;

    Scorecard(Access access, Registry registry, ScorecardSql sql, Clock clock) {
        this.access = access;
        this.registry = registry;
        this.sql = sql;
        this.clock = clock;
    }

    /** One month in one transaction. */
    @Transactional
    @OpenTo("the nightly job")
    public void count(YearMonth month) {
        sql.count(span(month), clock.instant());
    }

    @Transactional(readOnly = true)
    public List<Line> lines(YearMonth month, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        return sql.lines(month.atDay(1), MOST_LINES);
    }

    /** The people behind a figure as they are now, the latest first, each logged. */
    @Transactional
    public List<Person> behind(YearMonth month, UnitId facility, UserId desk, Measure measure, Actor by) {
        access.require(by, Permission.PERSON_MERGE);
        return sql.behind(span(month), facility, desk, measure, clock.instant(), MOST_PEOPLE).stream()
                .map(person -> registry.match(person, by))
                .toList();
    }

    YearMonth thisMonth() {
        return YearMonth.now(clock.withZone(CITY));
    }

    private static Span span(YearMonth month) {
        return new Span(
                month.atDay(1),
                month.atDay(1).atStartOfDay(CITY).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(CITY).toInstant());
    }
}
