package hims.fhir;

import hims.access.Access;
import hims.access.Access.Look;
import hims.access.Actor;
import hims.access.Permission;
import hims.access.PersonId;
import hims.audit.Action;
import hims.platform.Rejected;
import hims.platform.Together;
import hims.record.Clearance;
import hims.record.RecordStore;
import hims.record.ResourceKey;
import hims.record.StoredResource;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What leaves the record through the API: each reader's right is asked for and each patient logged, and nothing is answered
 * before the log is committed (SEC-42). Readers at the same moment share their statements and one commit.
 */
@Component
public class Reads {
    private static final int WORKERS = 3;
    private static final int MOST = 128;
    private static final int WAITING = 4096;

    private final RecordStore store;
    private final Access access;
    private final TransactionTemplate transaction;
    private final Together<One, Optional<StoredResource>> ones;
    private final Together<List<Look>, List<Boolean>> lists;

    private record One(Caller by, ResourceKey key) {}

    Reads(RecordStore store, Access access, TransactionTemplate transaction) {
        this.store = store;
        this.access = access;
        this.transaction = transaction;
        this.ones = new Together<>("fhir-read", WORKERS, MOST, WAITING, group -> inOne(() -> read(group)));
        this.lists = new Together<>("fhir-list", WORKERS, MOST, WAITING, group -> inOne(() -> decide(group)));
    }

    private <T> T inOne(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    /** The current version, deleted ones too; empty when there is none or this reader may not know of it. */
    public Optional<StoredResource> read(Caller by, ResourceKey key) {
        var one = new One(by, key);
        return inTransaction() ? read(List.of(one)).getFirst() : ones.ask(one);
    }

    /**
     * Those of a list that this reader may see, in their order. Each patient among them is logged once, also those refused.
     *
     * @param what was asked for, for the log: type and names of parameters, no values
     */
    public List<StoredResource> release(Caller by, List<StoredResource> found, Action action, String what) {
        return opened(by, found, action, what, this::decideAll);
    }

    /** The same, without a trace: for choosing what to show. What is shown is released all the same. */
    List<StoredResource> seen(Caller by, List<StoredResource> found) {
        return opened(by, found, Action.SEARCH, "", access::wouldOpen);
    }

    private static List<StoredResource> opened(
            Caller by,
            List<StoredResource> found,
            Action action,
            String what,
            Function<List<Look>, List<Boolean>> decide) {
        var looks = new LinkedHashMap<PersonId, Look>();
        for (var resource : found) {
            var person = resource.person();
            if (person != null && resource.openTo(Clearance.of(by.actor()))) {
                looks.putIfAbsent(person, look(by.actor(), resource, person, action, what, true));
            }
        }
        var people = List.copyOf(looks.keySet());
        var answers = people.isEmpty() ? List.<Boolean>of() : decide.apply(List.copyOf(looks.values()));
        var open = new HashMap<PersonId, Boolean>();
        for (var at = 0; at < people.size(); at++) {
            open.put(people.get(at), answers.get(at));
        }
        return found.stream()
                .filter(resource -> resource.openTo(Clearance.of(by.actor())))
                .filter(resource -> resource.person() == null
                        || open.getOrDefault(Objects.requireNonNull(resource.person()), false))
                .toList();
    }

    /** Of a person's whole record, before anything of it is read. @throws Rejected UNKNOWN_RESOURCE */
    void requireRecord(Caller by, PersonId person, String what) {
        var look = new Look(by.actor(), Permission.RECORD_READ, person, Action.READ, "fhir", what, true);
        if (!decideAll(List.of(look)).getFirst()) {
            throw new Rejected(FhirProblem.UNKNOWN_RESOURCE);
        }
    }

    private List<Boolean> decideAll(List<Look> all) {
        return inTransaction() ? access.requireEach(all) : lists.ask(all);
    }

    /** A read within a bundle sees what the bundle wrote, and is logged with it. */
    private static boolean inTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    private List<Optional<StoredResource>> read(List<One> group) {
        Map<ResourceKey, StoredResource> found =
                store.findAll(group.stream().map(One::key).distinct().toList()).stream()
                        .collect(Collectors.toMap(StoredResource::key, resource -> resource));
        var looks = new ArrayList<Look>(group.size());
        for (var one : group) {
            var look = look(one, found.get(one.key()));
            if (look != null) {
                looks.add(look);
            }
        }
        var allowed = (looks.isEmpty() ? List.<Boolean>of() : access.requireEach(looks)).iterator();
        var answers = new ArrayList<Optional<StoredResource>>(group.size());
        for (var one : group) {
            var resource = found.get(one.key());
            var open = resource != null
                    && (resource.person() == null
                            ? resource.openTo(Clearance.of(one.by().actor()))
                            : allowed.next());
            answers.add(open ? Optional.ofNullable(resource) : Optional.empty());
        }
        return answers;
    }

    /** Null for what is about nobody, or is not there. */
    private static @Nullable Look look(One one, @Nullable StoredResource resource) {
        var person = resource == null ? null : resource.person();
        return resource == null || person == null
                ? null
                : look(
                        one.by().actor(),
                        resource,
                        person,
                        Action.READ,
                        one.key().reference(),
                        resource.openTo(Clearance.of(one.by().actor())));
    }

    private static Look look(
            Actor by, StoredResource resource, PersonId person, Action action, String what, boolean open) {
        return new Look(by, Gate.reading(resource.key().type(), by), person, action, "fhir", what, open);
    }

    private List<List<Boolean>> decide(List<List<Look>> group) {
        var all = access.requireEach(group.stream().flatMap(List::stream).toList());
        var answers = new ArrayList<List<Boolean>>(group.size());
        var from = 0;
        for (var looks : group) {
            answers.add(all.subList(from, from + looks.size()));
            from += looks.size();
        }
        return answers;
    }

    @PreDestroy
    void stop() {
        ones.close();
        lists.close();
    }
}
