package hims.portal;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UnitId;
import hims.audit.Action;
import hims.audit.AuditEntry;
import hims.audit.AuditLog;
import hims.audit.Outcome;
import hims.audit.Who;
import hims.person.Person;
import hims.person.Registry;
import hims.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The second half of the citizen's door: the code that came by SMS (POR-3, SEC-4). Unknown, used, old and wrong codes get one
 * answer, after one comparison. Test: CitizenSignInTest.
 */
@Service
class CitizenSignIn {
    private static final String OBJECT = "session";

    private final ChallengeSql sql;
    private final Registry registry;
    private final AuditLog audit;
    private final Argon2PasswordEncoder codes;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final String noCode;

    CitizenSignIn(
            ChallengeSql sql,
            Registry registry,
            AuditLog audit,
            Argon2PasswordEncoder codes,
            TransactionOperations transactions,
            Clock clock) {
        this.sql = sql;
        this.registry = registry;
        this.audit = audit;
        this.codes = codes;
        this.transactions = transactions;
        this.clock = clock;
        this.noCode = codes.encode(UUID.randomUUID().toString());
    }

    sealed interface Answer {
        /** @param borrowed the phone is somebody else's */
        record Welcome(Person person, boolean borrowed) implements Answer {}

        record Refused() implements Answer {}
    }

    /** @param code six Western digits */
    Answer enter(ChallengeId id, String code, String network) {
        var now = clock.instant();
        var attempt = transactions.execute(_ -> countTry(id, now));
        var fits = codes.matches(code, attempt.map(ChallengeSql.Try::codeHash).orElse(noCode));
        var person = attempt.map(ChallengeSql.Try::person).flatMap(registry::find);
        if (fits && person.isPresent() && open(id, person.get(), network, now)) {
            return new Answer.Welcome(person.get(), attempt.get().borrowed());
        }
        attempt.map(ChallengeSql.Try::person)
                .ifPresent(of -> audit.appendAlone(entry(Outcome.FAILED, new UUID(0, 0), "unknown", of, network)));
        return new Answer.Refused();
    }

    void signedOut(Actor by) {
        transactions.executeWithoutResult(
                _ -> audit.append(AuditEntry.done(by.who(), Action.SIGN_OUT, OBJECT, by.user(), null)));
    }

    private Optional<ChallengeSql.Try> countTry(ChallengeId id, Instant now) {
        sql.lock(sql.subject(id).orElseGet(Ids::next));
        return sql.countTry(id, now);
    }

    /** The code is used up and the sign-in logged together; of two at once one comes in. */
    private boolean open(ChallengeId id, Person person, String network, Instant now) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            var first = sql.use(id, now);
            if (first) {
                audit.append(
                        entry(Outcome.DONE, person.id().value(), person.name().full(), person.id(), network));
            }
            return first;
        }));
    }

    private static AuditEntry entry(
            Outcome outcome, UUID actor, String name, @Nullable PersonId person, String network) {
        var who = new Who(actor, name, "CITIZEN", UnitId.CITY.value(), "-", network, "PATRQT");
        var patient = person == null ? null : person.value();
        return new AuditEntry(who, Action.SIGN_IN, outcome, OBJECT, actor.toString(), patient, Map.of());
    }
}
