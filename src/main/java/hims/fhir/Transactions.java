package hims.fhir;

import hims.fhir.BundleReader.Entry;
import hims.platform.Rejected;
import hims.platform.Retry;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction bundle: deletions, then what is new, then what is changed, then what is read, whatever the order of entries;
 * all in one database transaction, answered in the order sent (FHIR-3).
 */
@Component
class Transactions {
    private final Creations creations;
    private final ObjectProvider<Dispatcher> dispatcher;
    private final TransactionTemplate transaction;

    Transactions(Creations creations, ObjectProvider<Dispatcher> dispatcher, TransactionTemplate transaction) {
        this.creations = creations;
        this.dispatcher = dispatcher;
        this.transaction = transaction;
    }

    /** @return an answer for each entry, in their order. @throws Rejected by the first entry that cannot be done */
    List<Answer> run(Call call, byte[] bytes, List<Entry> entries) {
        requireOnce(entries);
        creations.compare(call, bytes, entries);
        return Retry.transaction(() -> Objects.requireNonNull(transaction.execute(_ -> {
            var answers = new Answer[entries.size()];
            all(call, bytes, entries, answers);
            return Arrays.asList(answers);
        })));
    }

    private void all(Call call, byte[] bytes, List<Entry> entries, Answer[] answers) {
        each(call, bytes, of(entries, "DELETE"), answers);
        creations.run(call, bytes, of(entries, "POST", "PUT"), answers);
        each(call, bytes, of(entries, "PATCH"), answers);
        each(call, bytes, of(entries, "GET", "HEAD"), answers);
    }

    private void each(Call call, byte[] bytes, List<Entry> entries, Answer[] answers) {
        for (var entry : entries) {
            var one = Bundles.call(call, bytes, entry);
            answers[entry.number() - 1] = dispatcher.getObject().answer(one).whole();
        }
    }

    private static List<Entry> of(List<Entry> entries, String... methods) {
        var wanted = List.of(methods);
        return entries.stream()
                .filter(entry -> wanted.contains(entry.request().method()))
                .sorted(Comparator.comparingInt(
                        entry -> wanted.indexOf(entry.request().method())))
                .toList();
    }

    /** Known methods only; a resource or an address of an entry stands once, else the outcome would hang on the order. */
    private static void requireOnce(List<Entry> entries) {
        var urls = new HashSet<String>();
        var names = new HashSet<String>();
        for (var entry : entries) {
            var request = entry.request();
            switch (request.method()) {
                case "GET", "HEAD" -> {}
                case "POST" -> {}
                case "PUT", "PATCH", "DELETE" -> {
                    if (!urls.add(request.url())) {
                        throw new Rejected(FhirProblem.ENTRY_TWICE, Map.of("url", path(request.url())));
                    }
                }
                default -> throw BundleReader.invalid(entry.number(), "request.method");
            }
            if (entry.fullUrl().startsWith("urn:") && !names.add(entry.fullUrl())) {
                throw BundleReader.invalid(entry.number(), "fullUrl");
            }
        }
    }

    private static String path(String url) {
        return url.replaceAll("\\?.*", "");
    }
}
