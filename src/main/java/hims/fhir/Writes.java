package hims.fhir;

import hims.access.Actor;
import hims.access.PersonId;
import hims.audit.Action;
import hims.platform.Rejected;
import hims.record.Clearance;
import hims.record.Draft;
import hims.record.PersonSet;
import hims.record.RecordProblem;
import hims.record.RecordStore;
import hims.record.Recorded;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import hims.record.StoredResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** One write to the record in the caller's transaction: whose it is, whether the caller may, then the store. */
@Component
class Writes {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?([1-9]\\d{0,8})\"?");

    private final RecordStore store;
    private final Gate gate;

    Writes(RecordStore store, Gate gate) {
        this.store = store;
        this.gate = gate;
    }

    /**
     * What was written.
     *
     * @param name the id it shows
     * @param created a first version
     */
    record Written(Recorded recorded, String name, boolean created) {}

    /** The type in the body is that of the address. */
    static void requireType(ObjectNode resource, ResourceType type) {
        if (!resource.path("resourceType").asString("").equals(type.fhirName())) {
            throw new Rejected(FhirProblem.WRONG_TYPE, Map.of("expected", type.fhirName()));
        }
    }

    /** Whose it is by what it says. @throws Rejected PERSON_REQUIRED when it must say so and does not */
    @Nullable
    PersonId owner(ResourceType type, ObjectNode resource) {
        for (var reference : Types.about(type, resource)) {
            var person = person(reference);
            if (person.isPresent()) {
                return person.get();
            }
        }
        if (Types.needsPerson(type)) {
            throw new Rejected(
                    FhirProblem.PERSON_REQUIRED,
                    Map.of("expression", type.fhirName() + "." + Types.personElement(type)));
        }
        return null;
    }

    private Optional<PersonId> person(String reference) {
        return ResourceKey.find(reference)
                .flatMap(key -> key.type() == ResourceType.PATIENT
                        ? Optional.of(new PersonId(key.id().value()))
                        : store.find(key).map(StoredResource::person));
    }

    void require(Caller by, ResourceType type, @Nullable PersonId person, Action action, String what) {
        if (person == null) {
            gate.requireImpersonal(by, type, action, what);
        } else {
            gate.requireCare(by, type, person, action, what);
        }
    }

    Written create(Caller by, ResourceType type, ObjectNode resource) {
        var person = owner(type, resource);
        require(by, type, person, Action.CREATE, type.fhirName());
        resource.remove("id");
        var recorded = store.create(List.of(new Draft(people(person), resource)), Set.of(), by.actor())
                .getFirst();
        return new Written(recorded, recorded.key().id().toString(), recorded.first());
    }

    /** Where a resource with this id is kept, if it is or was. */
    Optional<StoredResource> find(ResourceType type, String id) {
        return Reading.direct(type, id)
                .flatMap(store::find)
                .or(() -> store.named(type, id).flatMap(store::find));
    }

    /** A Patient is the registry's: it is corrected through {@link Patients}, each by a request of its own. */
    private static void requireOfRecord(ResourceType type) {
        if (type == ResourceType.PATIENT) {
            throw new Rejected(FhirProblem.METHOD_REFUSED, Map.of("method", "PUT", "allow", "POST"));
        }
    }

    /** The next version, or the first under an id the caller chose. */
    Written update(
            Caller by, ResourceType type, String id, ObjectNode resource, String ifMatch, Set<ResourceKey> announced) {
        requireOfRecord(type);
        if (resource.has("id") && !resource.path("id").asString("").equals(id)) {
            throw new Rejected(FhirProblem.WRONG_ID, Map.of("expression", type.fhirName() + ".id"));
        }
        resource.put("id", id);
        var current = find(type, id);
        var person = owner(type, resource);
        require(by, type, person, Action.UPDATE, type.fhirName() + "/" + id);
        if (current.isEmpty()) {
            requireNoVersion(ifMatch);
            return createNamed(by.actor(), type, id, person, resource, announced);
        }
        requireKnown(by, current.get(), person);
        requireOwn(by, current.get(), person);
        requireStated(current.get(), ifMatch);
        var recorded = store.revise(current.get().key(), announced, by.actor(), locked -> {
            requireVersion(locked, ifMatch);
            return new Draft(people(person), resource, locked.key().id());
        });
        return new Written(recorded, id, current.get().deleted());
    }

    private Written createNamed(
            Actor by,
            ResourceType type,
            String id,
            @Nullable PersonId person,
            ObjectNode resource,
            Set<ResourceKey> announced) {
        var key = keyOf(type, id, person);
        if (!key.id().toString().equals(id) && !store.name(id, key)) {
            throw new Rejected(RecordProblem.VERSION_STALE, Map.of("version", 1)); // somebody took it this moment
        }
        var draft = new Draft(people(person), resource, key.id());
        return new Written(store.create(List.of(draft), announced, by).getFirst(), id, true);
    }

    /** The id itself when a resource of this person can be kept by it, else a new one that it will stand for. */
    ResourceKey keyOf(ResourceType type, String id, @Nullable PersonId person) {
        return Reading.direct(type, id)
                .filter(key -> store.fits(UUID.fromString(id), type, person))
                .orElseGet(() -> store.newKey(type, person));
    }

    Written patch(Caller by, StoredResource found, String ifMatch, UnaryOperator<ObjectNode> change) {
        var type = found.key().type();
        requireOfRecord(type);
        var reference = found.key().reference();
        require(by, type, found.person(), Action.UPDATE, reference);
        requireOwn(by, found, found.person());
        requireStated(found, ifMatch);
        var recorded = store.revise(found.key(), Set.of(), by.actor(), locked -> {
            requireVersion(locked, ifMatch);
            if (locked.deleted()) {
                throw new Rejected(FhirProblem.RESOURCE_GONE);
            }
            var changed = change.apply(locked.parse());
            requireType(changed, type);
            if (!changed.path("id").asString("").equals(locked.name())) {
                throw new Rejected(FhirProblem.WRONG_ID, Map.of("expression", type.fhirName() + ".id"));
            }
            requireOwn(by, locked, owner(type, changed));
            return new Draft(people(locked.person()), changed, locked.key().id());
        });
        return new Written(recorded, found.name(), false);
    }

    /** Deleting what is deleted already changes nothing. */
    Recorded delete(Caller by, StoredResource found, String ifMatch) {
        require(
                by,
                found.key().type(),
                found.person(),
                Action.DELETE,
                found.key().reference());
        requireOwn(by, found, found.person());
        if (found.deleted()) {
            return new Recorded(found.key(), found.version(), found.at(), false);
        }
        return store.delete(found.key(), by.actor(), locked -> requireVersion(locked, ifMatch));
    }

    /** Who names her own patient in the body is not told that the address is another's. */
    private void requireKnown(Caller by, StoredResource found, @Nullable PersonId named) {
        var owner = found.person();
        if (owner != null && !owner.equals(named) && !gate.mayKnow(by, owner)) {
            throw new Rejected(FhirProblem.UNKNOWN_RESOURCE);
        }
    }

    /** A fact stays with its person; one that is confidential beyond the caller does not exist for her. */
    private static void requireOwn(Caller by, StoredResource found, @Nullable PersonId person) {
        if (!found.openTo(Clearance.of(by.actor()))) {
            throw new Rejected(FhirProblem.UNKNOWN_RESOURCE);
        }
        if (!Objects.equals(found.person(), person)) {
            var type = found.key().type();
            throw new Rejected(
                    FhirProblem.PERSON_CHANGED,
                    Map.of("expression", type.fhirName() + "." + Types.personElement(type)));
        }
    }

    private static void requireStated(StoredResource current, String ifMatch) {
        if (Types.VERSION_STATED.contains(current.key().type())
                && !current.deleted()
                && (ifMatch.isEmpty() || ifMatch.equals("*"))) {
            throw new Rejected(FhirProblem.VERSION_REQUIRED, Map.of("version", current.version()));
        }
    }

    static void requireVersion(StoredResource current, String ifMatch) {
        if (ifMatch.isEmpty() || ifMatch.equals("*")) {
            return;
        }
        if (version(ifMatch) != current.version()) {
            throw new Rejected(RecordProblem.VERSION_STALE, Map.of("version", current.version()));
        }
    }

    private static void requireNoVersion(String ifMatch) {
        if (!ifMatch.isEmpty()) {
            throw new Rejected(RecordProblem.VERSION_STALE, Map.of("version", 0));
        }
    }

    private static int version(String tag) {
        var match = TAG.matcher(tag.strip());
        if (!match.matches()) {
            throw new Rejected(FhirProblem.VERSION_MALFORMED);
        }
        return Integer.parseInt(match.group(1));
    }

    @Nullable
    static PersonSet people(@Nullable PersonId person) {
        return person == null ? null : PersonSet.of(person);
    }
}
