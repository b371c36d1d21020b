package hims.record;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What something is: in words always, in codes where there are any. */
public record Concept(String text, List<Coding> codings) {
    public Concept {
        codings = List.copyOf(codings);
    }

    /** The same thing in one or more code systems; the words are those of the first. */
    public static Concept of(Coding first, Coding... more) {
        var all = new java.util.ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return new Concept(first.display(), all);
    }

    public static Concept words(String text) {
        return new Concept(text, List.of());
    }

    /** The code in this system, if there is one. */
    public Optional<String> code(String system) {
        return codings.stream()
                .filter(coding -> coding.system().equals(system))
                .map(Coding::code)
                .findFirst();
    }

    public boolean has(String system, String code) {
        return codings.stream()
                .anyMatch(coding ->
                        coding.system().equals(system) && coding.code().equals(code));
    }

    ObjectNode toJson() {
        var json = FhirJson.object();
        if (!codings.isEmpty()) {
            var array = json.withArrayProperty("coding");
            codings.forEach(coding -> array.add(FhirJson.coding(coding)));
        }
        return json.put("text", text);
    }

    /** Of a CodeableConcept. */
    static Concept read(JsonNode json) {
        var codings = StreamSupport.stream(json.path("coding").spliterator(), false)
                .map(coding -> new Coding(
                        coding.path("system").asString(""),
                        coding.path("code").asString(""),
                        coding.path("display").asString("")))
                .toList();
        var first = codings.isEmpty() ? "" : shown(codings.getFirst());
        return new Concept(json.path("text").asString(first), codings);
    }

    private static String shown(Coding coding) {
        return coding.display().isEmpty() ? coding.code() : coding.display();
    }
}
