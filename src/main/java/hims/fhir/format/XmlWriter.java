package hims.fhir.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.record.shape.Definitions;
import hims.record.shape.Element;
import hims.record.shape.Primitive;
import hims.record.shape.Shape;
import hims.record.shape.Slot;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a resource as XML, its elements in the order of the specification. */
final class XmlWriter {
    private static final int FULL = 16 * 1024;

    private final StringBuilder text = new StringBuilder(FULL + 1024);
    private final OutputStream into;
    private final boolean pretty;

    private XmlWriter(OutputStream into, boolean pretty) {
        this.into = into;
        this.pretty = pretty;
    }

    static void write(ObjectNode resource, OutputStream into, boolean pretty) throws IOException {
        var writer = new XmlWriter(into, pretty);
        writer.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        writer.resource(resource, 0);
        writer.flush();
    }

    private void resource(JsonNode resource, int depth) throws IOException {
        var type = resource.path("resourceType").asString("");
        var shape = Definitions.r4().resource(type);
        if (shape == null) {
            throw new IllegalArgumentException("Not a resource of R4");
        }
        line(depth);
        text.append('<').append(type).append(depth == 0 ? " xmlns=\"" + XmlBody.FHIR + "\"" : "");
        content(type, resource, shape, depth);
    }

    /** After the name of the start tag: its attributes, what stands in it, its end. */
    private void content(String name, JsonNode node, Shape shape, int depth) throws IOException {
        for (var element : shape.elements()) {
            if (element.attribute() && node.path(element.name()).isString()) {
                attribute(element.name(), node.path(element.name()).stringValue());
            }
        }
        var start = text.length();
        text.append('>');
        var written = false;
        for (var element : shape.elements()) {
            if (!element.attribute()) {
                written |= element(node, shape, element, depth + 1);
            }
        }
        if (!written && text.length() == start + 1) {
            text.insert(start, '/');
            return;
        }
        line(depth);
        text.append("</").append(name).append('>');
    }

    private boolean element(JsonNode node, Shape shape, Element element, int depth) throws IOException {
        var written = false;
        for (var type : element.types()) {
            var slot = shape.slot(element.property(type));
            if (slot != null && (node.has(slot.property()) || (slot.primitive() != null && node.has(slot.twin())))) {
                values(node, slot, depth);
                written = true;
            }
        }
        return written;
    }

    private void values(JsonNode node, Slot slot, int depth) throws IOException {
        var value = node.path(slot.property());
        var shadow = slot.primitive() == null ? node.path("") : node.path(slot.twin());
        if (!value.isArray() && !shadow.isArray()) {
            value(slot, value, shadow, depth);
            return;
        }
        for (var place = 0; place < Math.max(value.size(), shadow.size()); place++) {
            value(slot, value.path(place), shadow.path(place), depth);
        }
    }

    private void value(Slot slot, JsonNode value, JsonNode shadow, int depth) throws IOException {
        line(depth);
        var shape = slot.shape();
        if (slot.primitive() == Primitive.XHTML) {
            text.append(value.asString(""));
        } else if (slot.primitive() != null) {
            text.append('<').append(slot.property());
            if (value.isValueNode() && !value.isNull()) {
                attribute("value", value.asString());
            }
            content(slot.property(), shadow, Definitions.r4().type("Element"), depth);
        } else if (shape != null && shape.kind() == Shape.Kind.RESOURCE) {
            text.append('<').append(slot.property()).append('>');
            resource(value, depth + 1);
            line(depth);
            text.append("</").append(slot.property()).append('>');
        } else if (shape != null) {
            text.append('<').append(slot.property());
            content(slot.property(), value, shape, depth);
        }
        if (text.length() > FULL) {
            flush();
        }
    }

    private void attribute(String name, String value) {
        text.append(' ').append(name).append("=\"");
        Escape.attribute(value, text);
        text.append('"');
    }

    private void line(int depth) {
        if (pretty) {
            text.append('\n').repeat("  ", depth);
        }
    }

    private void flush() throws IOException {
        into.write(text.toString().getBytes(UTF_8));
        text.setLength(0);
    }
}
