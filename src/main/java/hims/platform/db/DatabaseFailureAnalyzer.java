package hims.platform.db;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a failed start in two paragraphs instead of a stack trace. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseFailure> {
    @Override
    protected FailureAnalysis analyze(Throwable root, DatabaseFailure failure) {
        var cause = failure.getCause();
        var wrong = cause == null ? failure.getMessage() : failure.getMessage() + ": " + cause;
        return new FailureAnalysis(wrong, failure.remedy(), root);
    }
}
