package hims.record;

import java.util.List;

/**
 * One thing a resource type is searched by, as HL7 defines it.
 *
 * @param paths where its values stand; for a composite the elements whose parts belong together
 * @param targets names of the types a reference may lead to; {@code *} for any
 * @param components the parts of a composite, in the order they are asked
 * @param definition address of HL7's definition
 */
public record SearchParameter(
        ResourceType type,
        String name,
        Kind kind,
        List<ElementPath> paths,
        List<String> targets,
        List<Component> components,
        String definition) {

    public enum Kind {
        TOKEN,
        REFERENCE,
        STRING,
        DATE,
        QUANTITY,
        NUMBER,
        URI,
        COMPOSITE,
        SPECIAL
    }

    public record Component(Kind kind, List<ElementPath> paths) {}

    /** It names whose fact the resource is: then the row itself says it. */
    public boolean isPerson() {
        return kind == Kind.REFERENCE
                && paths.size() == 1
                && paths.getFirst().key().equals(Structure.of(type).patient());
    }

    /** Resources of the type are facts about somebody. */
    public boolean aboutPerson() {
        return Structure.of(type).patient() != null;
    }

    /** A part of a composite as if it were a parameter. */
    public SearchParameter part(int number) {
        var component = components.get(number);
        return new SearchParameter(type, name, component.kind(), component.paths(), List.of(), List.of(), definition);
    }
}
