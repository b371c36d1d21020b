package hims.record.shape;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole resource against its definition: elements, types, formats, cardinality, required codes, targets of references,
 * contained resources, extensions of primitives. Every fault at once; a right resource costs no text.
 */
public final class ShapeCheck {
    private static final int MOST_FAULTS = 500;

    private final Definitions definitions;
    private final ObjectNode root;
    private final Trail trail = new Trail();
    private final List<Fault> faults = new ArrayList<>();
    private boolean contained;

    private ShapeCheck(Definitions definitions, ObjectNode root) {
        this.definitions = definitions;
        this.root = root;
    }

    public static List<Fault> faults(ObjectNode resource) {
        var check = new ShapeCheck(Definitions.r4(), resource);
        var type = resource.path("resourceType").asString("");
        check.trail.enter(check.definitions.resource(type) == null ? "Resource" : type);
        check.resource(resource);
        return check.faults;
    }

    private void resource(JsonNode node) {
        var shape = definitions.resource(node.path("resourceType").asString(""));
        if (shape == null) {
            fault(Rule.UNKNOWN_TYPE, "");
        } else {
            object(node, shape);
        }
    }

    private void object(JsonNode node, Shape shape) {
        if (node.isEmpty()) {
            fault(Rule.EMPTY, "");
            return;
        }
        var present = 0L;
        for (var property : node.properties()) {
            var name = property.getKey();
            var slot = shape.slot(name);
            trail.enter(name);
            if (slot != null) {
                var bit = Shape.bit(slot.element());
                if ((present & bit) != 0 && slot.element().choice() && hasOtherType(node, shape, slot)) {
                    fault(Rule.ONE_TYPE_ONLY, slot.element().name() + "[x]");
                }
                present |= bit;
                values(node, slot, property.getValue());
            } else if (shape.kind() != Shape.Kind.RESOURCE || !name.equals("resourceType")) {
                fault(Rule.UNKNOWN_ELEMENT, "");
            }
            trail.leave();
        }
        if ((present & shape.required()) != shape.required()) {
            missing(shape, present);
        }
    }

    private static boolean hasOtherType(JsonNode node, Shape shape, Slot slot) {
        for (var type : slot.element().types()) {
            var property = slot.element().property(type);
            if (!type.equals(slot.type()) && (node.has(property) || node.has("_" + property))) {
                return shape.slot(property) != null;
            }
        }
        return false;
    }

    private void missing(Shape shape, long present) {
        for (var element : shape.elements()) {
            if (element.min() > 0 && (present & Shape.bit(element)) == 0) {
                trail.enter(element.choice() ? element.name() + "[x]" : element.name());
                fault(Rule.REQUIRED, "");
                trail.leave();
            }
        }
    }

    private void values(JsonNode parent, Slot slot, JsonNode value) {
        if (!slot.element().repeats()) {
            if (value.isArray()) {
                fault(Rule.A_LIST, "");
            } else {
                value(parent, slot, value, 0);
            }
        } else if (!value.isArray()) {
            fault(Rule.NOT_A_LIST, "");
        } else if (value.isEmpty()) {
            fault(Rule.EMPTY, "");
        } else {
            items(parent, slot, value);
        }
    }

    private void items(JsonNode parent, Slot slot, JsonNode list) {
        if (list.size() > slot.element().max()) {
            fault(Rule.TOO_MANY, Integer.toString(slot.element().max()));
        }
        for (var place = 0; place < list.size(); place++) {
            trail.item(place);
            value(parent, slot, list.get(place), place);
        }
        trail.noItem();
    }

    private void value(JsonNode parent, Slot slot, JsonNode value, int place) {
        var primitive = slot.primitive();
        var shape = slot.shape();
        if (value.isNull()) {
            if (!isFilledByTwin(parent, slot, place)) {
                fault(Rule.EMPTY, "");
            }
        } else if (primitive != null) {
            primitive(slot, primitive, value);
        } else if (!value.isObject()) {
            fault(Rule.NOT_AN_OBJECT, "");
        } else if (shape != null) {
            content(slot, shape, value);
        }
    }

    /** In a list of primitives null keeps the place of one that has extensions only, and the other way round. */
    private static boolean isFilledByTwin(JsonNode parent, Slot slot, int place) {
        return slot.element().repeats()
                && (slot.primitive() != null || slot.shadow())
                && !parent.path(slot.twin()).path(place).isNull()
                && parent.path(slot.twin()).has(place);
    }

    private void primitive(Slot slot, Primitive primitive, JsonNode value) {
        if (!primitive.accepts(value)) {
            fault(primitive == Primitive.XHTML ? Rule.NARRATIVE : Rule.FORMAT, primitive.code());
            return;
        }
        var codes = slot.element().codes();
        if (codes != null && value.isString() && !codes.codes().contains(value.stringValue())) {
            fault(Rule.CODE, codes.name());
        }
    }

    private void content(Slot slot, Shape shape, JsonNode value) {
        if (shape.kind() == Shape.Kind.RESOURCE) {
            inner(slot, value);
            return;
        }
        object(value, shape);
        if (slot.shadow()) {
            return;
        }
        var codes = slot.element().codes();
        if (codes != null && !CodeCheck.isFrom(codes, value)) {
            fault(Rule.CODE, codes.name());
        }
        if (shape.name().equals("Reference")) {
            var wrong =
                    ReferenceCheck.wrong(definitions, root, value, slot.type().targets());
            if (wrong != null) {
                fault(wrong, wrong == Rule.TARGET_TYPE ? targets(slot) : "");
            }
        }
    }

    private static String targets(Slot slot) {
        return String.join(" ", slot.type().targets().stream().sorted().toList());
    }

    /** A resource inside another: contained, in a Bundle or in Parameters. */
    private void inner(Slot slot, JsonNode value) {
        if (!slot.element().name().equals("contained")) {
            resource(value);
        } else if (contained) {
            fault(Rule.CONTAINED_IN_CONTAINED, "");
        } else {
            contained = true;
            resource(value);
            contained = false;
        }
    }

    private void fault(Rule rule, String detail) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(trail.toString(), rule, detail));
        } else if (faults.size() == MOST_FAULTS) {
            faults.add(new Fault(faults.getFirst().path().split("\\.", -1)[0], Rule.AND_MORE));
        }
    }
}
