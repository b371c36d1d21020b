package hims.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.access.PersonId;

/**
 * The 64-bit hashes kept in {@code tok}: XXH64 of the UTF-8 text {@code Type.param|system|code}, {@code Type.param|code} for a
 * search that names no system, {@code Type.param|Type/id} for references, each also {@code person|Type.param|…} where searched within a person.
 * Two values may share a hash: a hit is always checked again on the parsed resource.
 */
final class Token {
    private Token() {}

    /** @param value {@code system|code}, {@code code} or {@code Type/id} */
    static long of(ResourceType type, String param, String value) {
        return hash(type.fhirName() + "." + param + "|" + value);
    }

    static long of(PersonId person, ResourceType type, String param, String value) {
        return hash(person.value() + "|" + type.fhirName() + "." + param + "|" + value);
    }

    static long ofIdentifier(String system, String value) {
        return hash(system + "|" + value);
    }

    static long ofName(ResourceType type, String name) {
        return hash(type.fhirName() + "/" + name);
    }

    private static long hash(String text) {
        return Xxh64.hash(text.getBytes(UTF_8));
    }
}
