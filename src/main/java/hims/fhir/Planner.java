package hims.fhir;

import hims.access.PersonId;
import hims.fhir.BundleReader.Entry;
import hims.platform.Rejected;
import hims.record.RecordStore;
import hims.record.Recorded;
import hims.record.ResourceType;
import hims.record.StoredResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Gives every new or changed resource of one bundle its id and its person, before any is written. */
final class Planner {
    /** Bytes of the entries that are kept between planning and writing as they were read; what is more is read again. */
    private static final int MOST_READ = 8 * 1024 * 1024;

    private final Parts parts;
    private final Call call;
    private final byte[] bytes;
    private final Answer[] answers;
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, PersonId> owners = new HashMap<>();
    private final List<Plan> plans = new ArrayList<>();
    private final Map<Integer, ObjectNode> read = new HashMap<>();
    private int room = MOST_READ;

    /** What it works with. */
    record Parts(
            Writes writes, PatientWrites patients, Conditions conditions, RecordStore store, Dispatcher dispatcher) {}

    /** @param answers of the whole bundle: what is settled here is put in its place */
    Planner(Parts parts, Call call, byte[] bytes, Answer[] answers) {
        this.parts = parts;
        this.call = call;
        this.bytes = bytes;
        this.answers = answers;
    }

    /** Patients first, then facts about patients, then facts about facts of the bundle. */
    List<Plan> plan(List<Entry> entries) {
        var later = new ArrayList<Entry>();
        entries.stream().filter(Planner::isPatient).forEach(this::patient);
        entries.stream().filter(entry -> !isPatient(entry)).forEach(entry -> {
            if (!placed(entry, false)) {
                later.add(entry);
            }
        });
        later.forEach(entry -> placed(entry, true));
        return plans;
    }

    /** A refusal says which entry it means: fact {@code at}. */
    private boolean placed(Entry entry, boolean last) {
        try {
            return plan(entry, last);
        } catch (Rejected refused) {
            throw refused.with("at", entry.number());
        }
    }

    /** References of the bundle with what they became; conditional ones are added as they are met. */
    Map<String, String> known() {
        return known;
    }

    static boolean isPatient(Entry entry) {
        return entry.request().method().equals("POST") && entry.request().url().equals("Patient");
    }

    /** For the one who writes it, who may change it. */
    ObjectNode take(Entry entry) {
        var kept = read.remove(entry.number());
        return kept == null ? parse(entry) : kept;
    }

    private ObjectNode read(Entry entry) {
        var kept = read.get(entry.number());
        if (kept != null) {
            return kept;
        }
        var resource = parse(entry);
        if (entry.to() - entry.from() <= room) {
            room -= entry.to() - entry.from();
            read.put(entry.number(), resource);
        }
        return resource;
    }

    private ObjectNode parse(Entry entry) {
        if (!entry.hasResource()) {
            throw BundleReader.invalid(entry.number(), "resource");
        }
        var resource = Bodies.parse(bytes, entry.from(), entry.to());
        References.local(resource, call.base());
        return resource;
    }

    private void patient(Entry entry) {
        parts.dispatcher().require(call.by(), Interaction.CREATE, ResourceType.PATIENT);
        var patient = parse(entry);
        Writes.requireType(patient, ResourceType.PATIENT);
        var written = parts.patients().create(call, patient);
        name(entry, "Patient/" + written.name(), new PersonId(UUID.fromString(written.name())));
        answers[entry.number() - 1] = answer(ResourceType.PATIENT, written.name(), written.recorded(), 201);
    }

    private void name(Entry entry, String reference, @Nullable PersonId person) {
        if (!entry.fullUrl().isEmpty()) {
            known.put(entry.fullUrl(), reference);
            if (person != null) {
                owners.put(entry.fullUrl(), person);
            }
        }
    }

    /** @return false when whose it is hangs on another entry that has no plan yet */
    private boolean plan(Entry entry, boolean last) {
        var request = entry.request();
        var target = Router.read(request.method(), List.of(request.url().split("[/?]", 3)));
        var type = target.type();
        if (type == null) {
            throw BundleReader.invalid(entry.number(), "request.url");
        }
        var resource = read(entry);
        Writes.requireType(resource, type);
        var conditional = request.url().contains("?") || !request.ifNoneExist().isEmpty();
        return conditional
                ? planned(entry, type, resource, criteria(entry), last)
                : planned(entry, type, resource, target.id(), last);
    }

    private static Query criteria(Entry entry) {
        var url = entry.request().url();
        var criteria = url.contains("?") ? url : entry.request().ifNoneExist();
        return Query.read(Writing.afterQuestion(criteria));
    }

    private boolean planned(Entry entry, ResourceType type, ObjectNode resource, Query criteria, boolean last) {
        var found = parts.conditions().one(type, criteria, call.by());
        if (found.isEmpty()) {
            return planned(entry, type, resource, "", last);
        }
        var there = found.get();
        if (entry.request().method().equals("PUT")) {
            return planned(entry, type, resource, there.name(), last);
        }
        name(entry, type.fhirName() + "/" + there.name(), there.person());
        answers[entry.number() - 1] =
                Reading.answer(200, there).with("Location", location(type, there.name(), there.version()));
        return true;
    }

    /** @param id chosen by the sender; "" where the server gives one */
    private boolean planned(Entry entry, ResourceType type, ObjectNode resource, String id, boolean last) {
        var owner = owner(type, resource, last);
        if (owner == null && Types.needsPerson(type)) {
            return false;
        }
        parts.dispatcher().require(call.by(), id.isEmpty() ? Interaction.CREATE : Interaction.UPDATE, type);
        var current =
                id.isEmpty() ? Optional.<StoredResource>empty() : parts.writes().find(type, id);
        var key = current.map(StoredResource::key)
                .orElseGet(() -> id.isEmpty()
                        ? parts.store().newKey(type, owner)
                        : parts.writes().keyOf(type, id, owner));
        var name = id.isEmpty() ? key.id().toString() : id;
        if (current.isEmpty() && !key.id().toString().equals(name)) {
            parts.store().name(name, key);
        }
        plans.add(new Plan(entry, type, name, key, owner, current.isPresent()));
        name(entry, type.fhirName() + "/" + name, owner);
        return true;
    }

    private @Nullable PersonId owner(ResourceType type, ObjectNode resource, boolean last) {
        var about = Types.about(type, resource);
        for (var reference : about) {
            var person = owners.get(reference);
            if (person != null) {
                return person;
            }
        }
        var waits = !last && about.stream().anyMatch(text -> text.startsWith("urn:"));
        return waits ? null : parts.writes().owner(type, resource);
    }

    static Answer answer(ResourceType type, String name, Recorded recorded, int status) {
        return Answer.version(status, Answer.NOTHING, recorded.version(), recorded.at())
                .with("Location", location(type, name, recorded.version()));
    }

    private static String location(ResourceType type, String name, int version) {
        return type.fhirName() + "/" + name + "/_history/" + version;
    }
}
