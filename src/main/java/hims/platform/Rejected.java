package hims.platform;

import java.time.Duration;
import java.util.Map;

/** The one way a use case refuses. Rolls its transaction back; the web shows it by the problem's key and the facts. */
public final class Rejected extends RuntimeException {
    /** Fact that the web turns into the header Retry-After: whole seconds. */
    public static final String RETRY_AFTER = "retryAfter";

    /** Fact that the web shows as the right that is missing: the text {@code right.<value>}. */
    public static final String RIGHT = "permission";

    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient Map<String, Object> facts;

    public Rejected(Problem problem) {
        this(problem, Map.of());
    }

    /** @param facts what the reader may know and the text may name; never personal data, as they are logged */
    public Rejected(Problem problem, Map<String, ?> facts) {
        super(problem.code() + (facts.isEmpty() ? "" : " " + facts));
        this.problem = problem;
        this.facts = Map.copyOf(facts);
    }

    public static Rejected retryAfter(Problem problem, Duration wait) {
        return new Rejected(problem, Map.of(RETRY_AFTER, wait.toSeconds()));
    }

    /** The same refusal, which knows one thing more. */
    public Rejected with(String fact, Object value) {
        var more = new java.util.HashMap<>(facts);
        more.put(fact, value);
        return new Rejected(problem, more);
    }

    public Problem problem() {
        return problem;
    }

    public Map<String, Object> facts() {
        return facts;
    }
}
