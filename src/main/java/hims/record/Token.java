package hims.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.access.PersonId;

/**
 * The 64-bit hashes kept in {@code tok}: XXH64 of a UTF-8 text that begins with the type and the path of the element, for
 * example {@code Observation.code}. After it stands
 * {@code |system|code}; {@code =code} for a search that names no system; {@code |Type/id} or {@code |url} of what is referred to;
 * and what {@link Terms} adds for dates and amounts. Codes also stand as {@code person|Type.path|system|code}, so that patient
 * and code are one probe. Two values may share a hash: a hit is always checked again on the value.
 */
final class Token {
    private Token() {}

    static String prefix(ResourceType type, String path) {
        return type.fhirName() + "." + path;
    }

    /** @param value {@code system|code} or {@code Type/id} */
    static long of(ResourceType type, String path, String value) {
        return of(prefix(type, path), value);
    }

    static long of(String prefix, String value) {
        return hash(prefix + "|" + value);
    }

    static long ofCode(String prefix, String code) {
        return hash(prefix + "=" + code);
    }

    static long of(PersonId person, ResourceType type, String path, String value) {
        return of(person, prefix(type, path), value);
    }

    static long of(PersonId person, String prefix, String value) {
        return hash(person.value() + "|" + prefix + "|" + value);
    }

    /** The clinical time lasts so long that it says little about when it began. */
    static long lasting(ResourceType type) {
        return hash(type.fhirName() + "@lasting");
    }

    static long ofIdentifier(String system, String value) {
        return hash(system + "|" + value);
    }

    static long ofName(ResourceType type, String name) {
        return hash(type.fhirName() + "/" + name);
    }

    static long hash(String text) {
        return Xxh64.hash(text.getBytes(UTF_8));
    }
}
