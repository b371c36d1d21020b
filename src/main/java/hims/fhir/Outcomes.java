package hims.fhir;

import hims.fhir.format.MalformedBody;
import hims.platform.Kind;
import hims.platform.Rejected;
import hims.platform.web.Language;
import hims.platform.web.Texts;
import hims.record.shape.Fault;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one place where a refusal or a failure becomes an OperationOutcome (FHIR-6). */
@Component
class Outcomes {
    private static final Logger log = LoggerFactory.getLogger(Outcomes.class);
    /** Of the record's refusals: a list of {@link Fault}. */
    private static final String FAULTS = "faults";

    /** SQLSTATE classes and codes of a database that is busy or away, not wrong. */
    private static final List<String> BUSY = List.of("40", "53", "57", "08", "55P03");

    private final Texts texts;

    Outcomes(Texts texts) {
        this.texts = texts;
    }

    Answer of(RuntimeException failure, Language language, String what) {
        if (failure instanceof Rejected rejected) {
            log.info("Refused {} {}", what, rejected.getMessage());
            return of(rejected, language);
        }
        if (failure instanceof MalformedBody body) {
            log.info("Refused {} {}", what, body.getMessage());
            return of(body, language);
        }
        if (passes(failure)) {
            log.warn("Busy {} {}", what, failure.toString());
            return of(Rejected.retryAfter(FhirProblem.TOO_BUSY, java.time.Duration.ofSeconds(2)), language);
        }
        var support = UUID.randomUUID().toString();
        log.error("Failed {} {}", support, what, failure);
        var outcome = outcome();
        issue(outcome, "fatal", "exception", texts.text(language, "fhir.failed"), support);
        return new Answer(500, Json.bytes(outcome), Map.of());
    }

    private Answer of(MalformedBody body, Language language) {
        return new Answer(body.isTooLarge() ? 413 : 400, Json.bytes(outcome(body, language)), Map.of());
    }

    ObjectNode outcome(MalformedBody body, Language language) {
        var text = texts.text(language, body.messageKey(), body.line(), body.column());
        var outcome = outcome();
        issue(outcome, "error", body.isTooLarge() ? "too-long" : "structure", text, "");
        return outcome;
    }

    /** Whether it is the database that is busy or away, and nothing is wrong with what was sent. */
    static boolean passes(RuntimeException failure) {
        return (failure instanceof DataAccessException || failure instanceof TransactionException)
                && BUSY.stream().anyMatch(sqlState(failure)::startsWith);
    }

    Answer of(Rejected rejected, Language language) {
        var kind = rejected.problem().kind();
        var answer = new Answer(kind.status(), Json.bytes(outcome(rejected, language)), Map.of());
        for (var header : List.of("allow", Rejected.RETRY_AFTER)) {
            var value = rejected.facts().get(header);
            if (value != null) {
                answer = answer.with(header.equals("allow") ? "Allow" : "Retry-After", value.toString());
            }
        }
        return kind == Kind.NOT_SIGNED_IN ? answer.with("WWW-Authenticate", "Bearer realm=\"fhir\"") : answer;
    }

    ObjectNode outcome(Rejected rejected, Language language) {
        var outcome = outcome();
        var problem = rejected.problem();
        var code = code(problem.kind());
        var text = texts.text(language, problem.key(), rejected.facts());
        if (rejected.facts().get(FAULTS) instanceof List<?> faults) {
            faults.forEach(each -> fault(outcome, language, (Fault) each));
        } else if (rejected.facts().get("candidates") instanceof List<?> candidates) {
            candidates.forEach(each -> candidate(outcome, text, (Candidate) each));
        } else {
            var issue = issue(outcome, "error", code, text, problem.code());
            if (rejected.facts().get("expression") instanceof String path) {
                issue.putArray("expression").add(path);
            }
        }
        return outcome;
    }

    /** Somebody on record who resembles a patient sent. */
    record Candidate(String reference, String grade) {}

    private static void candidate(ObjectNode outcome, String text, Candidate candidate) {
        issue(outcome, "error", "duplicate", text, candidate.reference())
                .putArray("extension")
                .addObject()
                .put("url", "http://hl7.org/fhir/StructureDefinition/match-grade")
                .put("valueCode", candidate.grade());
    }

    ObjectNode of(List<Fault> faults, Language language) {
        var outcome = outcome();
        faults.forEach(fault -> fault(outcome, language, fault));
        return outcome;
    }

    private void fault(ObjectNode outcome, Language language, Fault fault) {
        var text = texts.text(language, fault.rule().messageKey());
        issue(outcome, "error", fault.rule().issue(), text, fault.toString())
                .putArray("expression")
                .add(fault.path());
    }

    /** All is well, in words: for those who want an outcome after a write. */
    ObjectNode done(Language language) {
        var outcome = outcome();
        issue(outcome, "information", "informational", texts.text(language, "fhir.done"), "");
        return outcome;
    }

    /** Nothing speaks against what was asked about. */
    ObjectNode well(Language language) {
        var outcome = outcome();
        issue(outcome, "information", "informational", texts.text(language, "fhir.well"), "");
        return outcome;
    }

    static ObjectNode outcome() {
        var outcome = Json.resource("OperationOutcome");
        outcome.putArray("issue");
        return outcome;
    }

    /** @param diagnostics for the developer; "" for none */
    static ObjectNode issue(ObjectNode outcome, String severity, String code, String text, String diagnostics) {
        var issue = ((ArrayNode) outcome.path("issue"))
                .addObject()
                .put("severity", severity)
                .put("code", code);
        issue.putObject("details").put("text", text);
        if (!diagnostics.isEmpty()) {
            issue.put("diagnostics", diagnostics);
        }
        return issue;
    }

    private static String code(Kind kind) {
        return switch (kind) {
            case INVALID -> "invalid";
            case NOT_SIGNED_IN -> "login";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not-found";
            case NOT_SUPPORTED, NOT_ACCEPTABLE, OTHER_MEDIA -> "not-supported";
            case CONFLICT, STALE -> "conflict";
            case GONE -> "deleted";
            case TOO_LARGE -> "too-long";
            case UNPROCESSABLE -> "processing";
            case TOO_MANY -> "throttled";
            case BUSY -> "transient";
        };
    }

    private static String sqlState(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "08"; // no connection was had at all
    }
}
