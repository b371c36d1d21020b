package hims.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * What is said when the database is away, full or busy: come again, in words that need no database, with the form that was sent
 * to be sent once more under its own key (REL-4, 5, 13). Test: AwayTest.
 */
@Component
class Away {
    private static final Logger LOG = LoggerFactory.getLogger(Away.class);
    private static final String WAIT_SECONDS = "3";

    private final JteViews views;
    private final RefusalJson json;
    private final Frames frames;

    Away(JteViews views, RefusalJson json, Frames frames) {
        this.views = views;
        this.json = json;
        this.frames = frames;
    }

    /** Why nothing could be done; what is said of it follows from that. */
    enum Why {
        /** Nothing was begun, or it was undone. */
        BUSY("platform.503"),
        /** It broke off in the middle: what was asked may have been done. */
        SILENT("platform.silent"),
        FULL("platform.storage-full");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** Empty where the failure is ours and not the database's. */
    static Optional<Why> why(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(30)
                .flatMap(cause -> ofOne(cause).stream())
                .findFirst();
    }

    private static Optional<Why> ofOne(Throwable cause) {
        return switch (cause) {
            case SQLTransientConnectionException _, TransactionTimedOutException _ -> Optional.of(Why.BUSY);
            case TransactionSystemException rollback
            when rollback.getCause() instanceof SQLException ->
                Optional.of(Why.SILENT); // the connection that was to undo it is gone
            case SQLException sql -> ofState(Objects.toString(sql.getSQLState(), ""));
            default -> Optional.empty();
        };
    }

    private static Optional<Why> ofState(String state) {
        return switch (state) {
            case "53100" -> Optional.of(Why.FULL);
            case "55P03", "57014" -> Optional.of(Why.BUSY);
            case "57P01", "57P02", "57P03", "58030" -> Optional.of(Why.SILENT);
            default ->
                state.startsWith("08")
                        ? Optional.of(Why.SILENT)
                        : state.startsWith("53") ? Optional.of(Why.BUSY) : Optional.empty();
        };
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Why why, Throwable failure)
            throws IOException {
        var refusal = Refusal.of(HttpServletResponse.SC_SERVICE_UNAVAILABLE, why.code);
        LOG.warn("Away {} {} {} {}", refusal.support(), request.getMethod(), why, failure.toString());
        response.resetBuffer();
        response.setStatus(refusal.status());
        response.setHeader(HttpHeaders.RETRY_AFTER, WAIT_SECONDS);
        if (Htmx.asks(request)) {
            request.setAttribute(JteView.TARGET, "#h-refusal");
            views.show("platform/_refusal", refusal, frames.ofNobody(request), request, response);
        } else if (Refusals.wantsPage(request)) {
            views.show("platform/again", Again.of(request, refusal), frames.ofNobody(request), request, response);
        } else {
            json.write(refusal, frames.ofNobody(request), response);
        }
    }
}
