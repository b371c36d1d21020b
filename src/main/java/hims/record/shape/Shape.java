package hims.record.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may stand in a resource, a data type or a part of one, in the order of the specification. */
public final class Shape {
    public enum Kind {
        RESOURCE,
        TYPE,
        /** An element with elements of its own: {@code Observation.component}. */
        PART
    }

    private final String name;
    private final Kind kind;
    private final boolean general;
    private final List<Element> elements;
    private final Map<String, Slot> slots = new HashMap<>();
    private final long required;

    Shape(String name, Kind kind, boolean general, List<Element> elements) {
        if (elements.size() > Long.SIZE) {
            throw new IllegalStateException("More elements than bits: " + name);
        }
        this.name = name;
        this.kind = kind;
        this.general = general;
        this.elements = numbered(elements);
        var bits = 0L;
        for (var element : this.elements) {
            bits |= element.min() > 0 ? bit(element) : 0;
        }
        this.required = bits;
    }

    private static List<Element> numbered(List<Element> elements) {
        var numbered = new ArrayList<Element>();
        elements.forEach(element -> numbered.add(element.at(numbered.size())));
        return List.copyOf(numbered);
    }

    /** Only while the definitions are read. */
    void link(Slot slot) {
        slots.put(slot.property(), slot);
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** Stands for all that are made from it: Resource, DomainResource, Element, BackboneElement. */
    public boolean isGeneral() {
        return general;
    }

    public List<Element> elements() {
        return elements;
    }

    /** Null where no such property may stand. */
    public @Nullable Slot slot(String property) {
        return slots.get(property);
    }

    long required() {
        return required;
    }

    static long bit(Element element) {
        return 1L << element.index();
    }

    @Override
    public String toString() {
        return name;
    }
}
