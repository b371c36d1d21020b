package hims.fhir;

import java.util.Set;

/** Names of elements that are lists wherever R4 has them at the places patches add to. */
final class Repeats {
    private static final Set<String> LISTS = Set.of(
            "address",
            "basedOn",
            "bodySite",
            "category",
            "coding",
            "communication",
            "component",
            "contact",
            "contained",
            "derivedFrom",
            "diagnosis",
            "dosageInstruction",
            "evidence",
            "extension",
            "generalPractitioner",
            "given",
            "hasMember",
            "identifier",
            "insurance",
            "interpretation",
            "item",
            "line",
            "location",
            "manifestation",
            "member",
            "modifierExtension",
            "name",
            "note",
            "part",
            "partOf",
            "participant",
            "performer",
            "photo",
            "prefix",
            "profile",
            "reaction",
            "reasonCode",
            "reasonReference",
            "referenceRange",
            "result",
            "security",
            "specialty",
            "statusHistory",
            "suffix",
            "supportingInfo",
            "tag",
            "telecom");

    private Repeats() {}

    static boolean isList(String name) {
        return LISTS.contains(name);
    }
}
