package hims.fhir;

import static hims.fhir.Interaction.*;

import hims.audit.Action;
import hims.platform.Rejected;
import hims.record.RecordStore;
import hims.record.ResourceId;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.record.StoredResource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Reads of one resource: the bytes of the store go out as they are. One that was entered in error is read by its id and says so;
 * searches find it only when they ask for that status by name.
 */
@Component
class Reading implements Offers {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Reads reads;
    private final RecordStore store;

    Reading(Reads reads, RecordStore store) {
        this.reads = reads;
        this.store = store;
    }

    @Override
    public void offer(Interactions.Table table) {
        table.on(Types.KEPT, READ, this::read).on(Types.KEPT, VREAD, this::version);
    }

    private Answer read(Call call) {
        var found = fetch(call.by(), call.on(), call.id());
        if (found.deleted()) {
            throw new Rejected(FhirProblem.RESOURCE_GONE);
        }
        return isKnown(call, found)
                ? Answer.version(304, Answer.NOTHING, found.version(), found.at())
                : answer(200, found);
    }

    /** The current version, which may say that it was deleted. @throws Rejected UNKNOWN_RESOURCE */
    StoredResource fetch(Caller by, ResourceType type, String id) {
        return direct(type, id)
                .flatMap(key -> reads.read(by, key))
                .or(() -> store.named(type, id).flatMap(key -> reads.read(by, key)))
                .orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_RESOURCE));
    }

    private Answer version(Call call) {
        return answer(200, fetchVersion(call));
    }

    /** @throws Rejected UNKNOWN_RESOURCE, RESOURCE_GONE */
    StoredResource fetchVersion(Call call) {
        var current = fetch(call.by(), call.on(), call.id());
        if (!call.version().matches("[1-9]\\d{0,8}")) {
            throw new Rejected(FhirProblem.UNKNOWN_RESOURCE);
        }
        var version = store.version(current.key(), Integer.parseInt(call.version())).stream()
                .flatMap(
                        found -> reads
                                .release(
                                        call.by(),
                                        List.of(found),
                                        Action.READ,
                                        found.key().reference() + "/_history")
                                .stream())
                .findFirst()
                .orElseThrow(() -> new Rejected(FhirProblem.UNKNOWN_RESOURCE));
        if (version.deleted()) {
            throw new Rejected(FhirProblem.RESOURCE_GONE);
        }
        return version;
    }

    static Answer answer(int status, StoredResource resource) {
        return Answer.version(status, resource.bytes(), resource.version(), resource.at());
    }

    /** Whether the reader has this version already. {@code If-None-Match} counts before the time. */
    static boolean isKnown(Call call, StoredResource found) {
        var tags = call.header("If-None-Match");
        if (!tags.isEmpty()) {
            return tags.equals("*") || tags.contains("\"" + found.version() + "\"");
        }
        return HttpDates.read(call.header("If-Modified-Since"))
                .filter(since -> !seconds(found.at()).isAfter(since))
                .isPresent();
    }

    private static Instant seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The key of an id that may be one of ours. */
    static Optional<ResourceKey> direct(ResourceType type, String id) {
        return UUID.matcher(id).matches() ? Optional.of(new ResourceKey(type, ResourceId.parse(id))) : Optional.empty();
    }
}
