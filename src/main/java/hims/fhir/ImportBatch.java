package hims.fhir;

import hims.fhir.BundleReader.Entry;
import hims.fhir.BundleReader.Request;
import hims.fhir.ImportUnit.Place;
import hims.platform.Rejected;
import hims.record.ResourceType;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns resources of another system into one transaction of ours, in the caller's database transaction: its patients go to the
 * registry, its hospitals and staff are remembered, everything else is written down anew with its references put right.
 */
final class ImportBatch {
    private static final int DOCUMENT = 1 << 16;

    private final ImportPatients patients;
    private final ImportParties parties;
    private final ImportReferences references;
    private final List<Source> sources = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(DOCUMENT);
    private final List<Entry> entries = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<ImportNote> notes = new ArrayList<>();
    private int people;

    private record Source(ImportUnit unit, Entry entry, String type) {
        ObjectNode parse() {
            return Bodies.parse(unit.bytes(), entry.from(), entry.to());
        }

        byte[] bytes() {
            return Arrays.copyOfRange(unit.bytes(), entry.from(), entry.to());
        }

        Place place() {
            return unit.place(entry);
        }
    }

    ImportBatch(ImportPatients patients, ImportParties parties) {
        this.patients = patients;
        this.parties = parties;
        this.references = new ImportReferences(patients, parties);
    }

    /** Reads and rewrites everything: who is referred to first, then what refers. */
    void read(List<ImportUnit> units) {
        for (var unit : units) {
            for (var entry : unit.entries()) {
                if (!entry.hasResource()) {
                    throw BundleReader.invalid(entry.number(), "resource");
                }
                sources.add(new Source(unit, entry, ImportUnit.type(unit.bytes(), entry.from(), entry.to())));
            }
        }
        sources.stream().filter(source -> isParty(source.type())).forEach(this::party);
        sources.stream().filter(source -> source.type().equals("Patient")).forEach(this::patient);
        sources.stream()
                .filter(source -> !isParty(source.type()) && !source.type().equals("Patient"))
                .forEach(this::fact);
    }

    private static boolean isParty(String type) {
        return ResourceType.named(type).filter(Types.CITY::contains).isPresent();
    }

    private void party(Source source) {
        var resource = source.parse();
        var type = ResourceType.named(source.type()).orElseThrow();
        var kept = parties.keep(type, resource);
        references.party(type, source.entry().fullUrl(), text(resource, "id"), kept);
        notes.add(new ImportNote(source.place(), "kept by identifier", ImportParties.facts(type, kept)));
    }

    private void patient(Source source) {
        try {
            var resource = source.parse();
            var id = text(resource, "id");
            var taken = patients.take(resource, isMeant(source, id) ? id : "", source.place());
            references.patient(source.entry().fullUrl(), id, taken.reference());
            taken.note().ifPresent(notes::add);
            people++;
            write(source, "", "POST", "DocumentReference", "", patients.message(source.bytes(), taken.reference()));
        } catch (Rejected refused) {
            throw refused.with("place", source.place());
        }
    }

    /** In a bundle to be created an id means nothing, unless it is one that nobody else has. */
    private static boolean isMeant(Source source, String id) {
        return !source.entry().request().method().equals("POST")
                || Reading.direct(ResourceType.PATIENT, id).isPresent();
    }

    private void fact(Source source) {
        var resource = source.parse();
        var request = source.entry().request();
        var fullUrl = source.entry().fullUrl();
        var id = text(resource, "id");
        var named = source.type() + "/" + id;
        switch (request.method()) {
            case "" -> {
                var keeps = !id.isEmpty() && !fullUrl.startsWith("urn:");
                var name = keeps ? named : fullUrl;
                write(source, name, keeps ? "PUT" : "POST", keeps ? named : source.type(), "", resource);
            }
            case "POST", "PUT" ->
                write(source, fullUrl, request.method(), request.url(), request.ifNoneExist(), resource);
            default -> throw BundleReader.invalid(source.entry().number(), "request.method");
        }
    }

    private void write(
            Source source, String fullUrl, String method, String url, String ifNoneExist, ObjectNode resource) {
        references.putRight(resource);
        var from = out.size();
        out.writeBytes(Json.bytes(resource));
        var request = new Request(method, url, "", "", "", ifNoneExist);
        entries.add(new Entry(entries.size() + 1, fullUrl, request, from, out.size()));
        places.add(source.place());
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    List<Entry> entries() {
        return entries;
    }

    /** Resources to be written, and people. */
    int size() {
        return entries.size();
    }

    int people() {
        return people;
    }

    /** References that became those by identifier and name. */
    int described() {
        return references.described();
    }

    List<ImportNote> notes() {
        return notes;
    }

    /** The refusal with the place it means, where it tells. */
    Rejected placed(Rejected refused) {
        if (refused.facts().get("at") instanceof Integer number) {
            return refused.with("place", places.get(number - 1));
        }
        return refused;
    }

    static String text(ObjectNode node, String field) {
        return node.path(field).asString("");
    }

    /** @throws Rejected BUNDLE_TYPE for one that holds answers, a message or a document */
    static void requireData(String type) {
        if (!List.of("transaction", "batch", "collection", "searchset").contains(type)) {
            throw new Rejected(FhirProblem.BUNDLE_TYPE, Map.of("expression", "Bundle.type"));
        }
    }
}
