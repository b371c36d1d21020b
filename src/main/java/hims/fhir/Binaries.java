package hims.fhir;

import static hims.fhir.Interaction.CREATE;
import static hims.fhir.Interaction.DELETE;
import static hims.fhir.Interaction.READ;
import static hims.fhir.Interaction.UPDATE;
import static hims.fhir.Interaction.VREAD;
import static hims.record.ResourceType.BINARY;

import hims.fhir.Uploads.Upload;
import hims.fhir.Writes.Written;
import hims.platform.Rejected;
import hims.platform.Retry;
import hims.record.Contents;
import hims.record.RecordStore;
import hims.record.StoredResource;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Binary: scans, papers, pictures (REC-10). Whose it is says {@code securityContext}; so it is read, written and logged like any
 * other fact of that person. It is sent and served as what it is, or as FHIR where that is asked for by name.
 */
@Component
class Binaries implements Offers {
    private final Uploads uploads;
    private final Downloads downloads;
    private final Reading reading;
    private final Writes writes;
    private final Contents contents;
    private final RecordStore store;
    private final TransactionTemplate transaction;

    Binaries(
            Uploads uploads,
            Downloads downloads,
            Reading reading,
            Writes writes,
            Contents contents,
            RecordStore store,
            TransactionTemplate transaction) {
        this.uploads = uploads;
        this.downloads = downloads;
        this.reading = reading;
        this.writes = writes;
        this.contents = contents;
        this.store = store;
        this.transaction = transaction;
    }

    @Override
    public void offer(Interactions.Table table) {
        table.on(BINARY, READ, this::read)
                .on(BINARY, VREAD, this::version)
                .on(BINARY, CREATE, this::create)
                .on(BINARY, UPDATE, this::update)
                .on(BINARY, DELETE, this::delete);
    }

    private Answer read(Call call) {
        var found = reading.fetch(call.by(), BINARY, call.id());
        if (found.deleted()) {
            throw new Rejected(FhirProblem.RESOURCE_GONE);
        }
        return Reading.isKnown(call, found)
                ? Answer.version(304, Answer.NOTHING, found.version(), found.at())
                : downloads.answer(call, found);
    }

    private Answer version(Call call) {
        return downloads.answer(call, reading.fetchVersion(call));
    }

    private Answer create(Call call) {
        try (var upload = uploads.receive(call)) {
            return inOne(() -> kept(call, upload, writes.create(call.by(), BINARY, upload.resource())));
        }
    }

    private Answer update(Call call) {
        if (call.id().isEmpty()) {
            throw new Rejected(FhirProblem.CONDITION_REFUSED);
        }
        try (var upload = uploads.receive(call)) {
            return inOne(() -> {
                var resource = upload.resource();
                writes.find(BINARY, call.id()).ifPresent(before -> inherit(before, upload));
                return kept(
                        call,
                        upload,
                        writes.update(
                                call.by(), BINARY, call.id(), resource, call.header("If-Match"), java.util.Set.of()));
            });
        }
    }

    /** Content that comes without saying whose it is stays with the same. */
    private static void inherit(StoredResource before, Upload upload) {
        var context = before.parse().path("securityContext");
        if (!upload.resource().has("securityContext") && context.isObject()) {
            upload.resource().set("securityContext", context);
        }
    }

    private Answer kept(Call call, Upload upload, Written written) {
        var recorded = written.recorded();
        contents.put(recorded.key(), recorded.version(), writes.owner(BINARY, upload.resource()), upload.content());
        var location = call.base() + "/Binary/" + written.name() + "/_history/" + recorded.version();
        var answer = Answer.version(written.created() ? 201 : 200, Answer.NOTHING, recorded.version(), recorded.at());
        return (call.prefer(Prefer.Return.MINIMAL).answer() == Prefer.Return.REPRESENTATION
                        ? store.find(recorded.key())
                                .map(found -> downloads.resource(answer, call, found))
                                .orElse(answer)
                        : answer)
                .with("Location", location);
    }

    private Answer delete(Call call) {
        return inOne(() -> {
            var found = writes.find(BINARY, call.id()).orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_RESOURCE));
            return Writing.deleted(writes.delete(call.by(), found, call.header("If-Match")));
        });
    }

    private Answer inOne(Supplier<Answer> work) {
        return Retry.transaction(() -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }
}
