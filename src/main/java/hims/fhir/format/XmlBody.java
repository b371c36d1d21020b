package hims.fhir.format;

import hims.fhir.format.MalformedBody.Reason;
import hims.record.shape.Definitions;
import hims.record.shape.Primitive;
import hims.record.shape.Shape;
import hims.record.shape.Slot;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads XML into the tree that the same resource has in JSON: lists, numbers and booleans after the definitions. What the
 * definitions do not know is taken over under its own name, so that the check of shape tells it with everything else.
 */
final class XmlBody {
    static final String FHIR = "http://hl7.org/fhir";
    static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final ReadLimits limits;

    private XmlBody(XMLStreamReader xml, ReadLimits limits) {
        this.xml = xml;
        this.limits = limits;
    }

    /** No document type, no entities, nothing from elsewhere. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty("jdk.xml.elementAttributeLimit", "100");
        factory.setProperty("jdk.xml.maxXMLNameLimit", "1000");
        factory.setProperty("jdk.xml.maxElementDepth", "0"); // the limit is our own, with its own words
        return factory;
    }

    static ObjectNode read(InputStream body, ReadLimits limits) {
        try {
            return new XmlBody(FACTORY.createXMLStreamReader(new LimitedStream(body, limits.bytes())), limits).whole();
        } catch (XMLStreamException broken) {
            throw malformed(broken);
        }
    }

    private static MalformedBody malformed(XMLStreamException broken) {
        var at = broken.getLocation();
        return at == null
                ? new MalformedBody(Reason.SYNTAX, 0, 0)
                : new MalformedBody(Reason.SYNTAX, at.getLineNumber(), at.getColumnNumber());
    }

    /** Whether the document is a resource of this type; no more of it is read than its beginning. */
    static boolean is(String type, InputStream body) {
        try {
            var xml = FACTORY.createXMLStreamReader(body);
            while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                xml.next();
            }
            return xml.getLocalName().equals(type) && FHIR.equals(xml.getNamespaceURI());
        } catch (XMLStreamException broken) {
            throw malformed(broken);
        }
    }

    /** A Bundle as the JSON it means, entry by entry: no more than one of them stands in memory. Of another resource only its type. */
    static void bundle(InputStream body, ReadLimits limits, OutputStream into) {
        try (var json = JsonBody.MAPPER.createGenerator(into)) {
            var xml = FACTORY.createXMLStreamReader(new LimitedStream(body, limits.bytes()));
            new XmlBody(xml, limits).bundle(json);
        } catch (XMLStreamException broken) {
            throw malformed(broken);
        }
    }

    private void bundle(JsonGenerator json) throws XMLStreamException {
        while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
            step();
        }
        requireNamespace(FHIR);
        json.writeStartObject();
        json.writeStringProperty("resourceType", xml.getLocalName());
        if (xml.getLocalName().equals("Bundle")) {
            entries(json);
            while (xml.hasNext()) {
                step();
            }
        }
        json.writeEndObject();
    }

    private void entries(JsonGenerator json) throws XMLStreamException {
        var bundle = Definitions.r4().fetchResource("Bundle");
        var entry = Objects.requireNonNull(bundle.slot("entry"));
        var rest = NODES.objectNode();
        json.writeName("entry");
        json.writeStartArray();
        for (var event = step(); event != XMLStreamConstants.END_ELEMENT; event = step()) {
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("entry")) {
                requireNamespace(FHIR);
                json.writeTree(object(entry.shape(), 1));
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                child(new Members(rest), bundle, 1);
            } else if (event == XMLStreamConstants.CHARACTERS && !xml.getText().isBlank()) {
                throw malformed(Reason.TEXT_BETWEEN_ELEMENTS);
            }
        }
        json.writeEndArray();
        for (var property : rest.properties()) {
            json.writeName(property.getKey());
            json.writeTree(property.getValue());
        }
    }

    private ObjectNode whole() throws XMLStreamException {
        while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
            step();
        }
        var resource = resource(1);
        while (xml.hasNext()) {
            step();
        }
        return resource;
    }

    private int step() throws XMLStreamException {
        var event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw malformed(Reason.DOCTYPE);
        }
        return event;
    }

    /** Stands at its start; afterwards at its end. */
    private ObjectNode resource(int depth) throws XMLStreamException {
        requireNamespace(FHIR);
        var type = xml.getLocalName();
        var node = NODES.objectNode().put("resourceType", type);
        children(new Members(node), Definitions.r4().resource(type), depth);
        return node;
    }

    private void children(Members members, @Nullable Shape shape, int depth) throws XMLStreamException {
        if (depth > limits.depth()) {
            throw malformed(Reason.TOO_DEEP);
        }
        for (var event = step(); event != XMLStreamConstants.END_ELEMENT; event = step()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                child(members, shape, depth);
            } else if (event == XMLStreamConstants.CHARACTERS && !xml.getText().isBlank()) {
                throw malformed(Reason.TEXT_BETWEEN_ELEMENTS);
            }
        }
    }

    private void child(Members members, @Nullable Shape shape, int depth) throws XMLStreamException {
        var name = xml.getLocalName();
        var slot = shape == null ? null : shape.slot(name);
        if (name.startsWith("_") || name.equals("resourceType")) {
            throw malformed(Reason.ELEMENT);
        }
        if (slot != null && slot.primitive() == Primitive.XHTML) {
            requireNamespace(XHTML);
            members.add(name, NODES.stringNode(new XhtmlCopy(xml, limits).copy(depth)), null, false);
            return;
        }
        requireNamespace(FHIR);
        if (slot == null) {
            unknown(members, name, depth);
        } else if (slot.primitive() != null) {
            primitive(members, slot, slot.primitive(), depth);
        } else if (isResource(slot)) {
            members.add(name, inner(depth), null, slot.element().repeats());
        } else {
            members.add(name, object(slot.shape(), depth), null, slot.element().repeats());
        }
    }

    private static boolean isResource(Slot slot) {
        return slot.shape() != null && slot.shape().kind() == Shape.Kind.RESOURCE;
    }

    /** {@code <contained><Patient>…</Patient></contained>}: one resource, by its own name. */
    private ObjectNode inner(int depth) throws XMLStreamException {
        ObjectNode found = null;
        for (var event = step(); event != XMLStreamConstants.END_ELEMENT; event = step()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (found != null || depth >= limits.depth()) {
                    throw malformed(found != null ? Reason.ELEMENT : Reason.TOO_DEEP);
                }
                found = resource(depth + 1);
            } else if (event == XMLStreamConstants.CHARACTERS && !xml.getText().isBlank()) {
                throw malformed(Reason.TEXT_BETWEEN_ELEMENTS);
            }
        }
        if (found == null) {
            throw malformed(Reason.ELEMENT);
        }
        return found;
    }

    private ObjectNode object(@Nullable Shape shape, int depth) throws XMLStreamException {
        var node = NODES.objectNode();
        attributes(node, false);
        children(new Members(node), shape, depth + 1);
        return node;
    }

    private void primitive(Members members, Slot slot, Primitive type, int depth) throws XMLStreamException {
        var value = xml.getAttributeValue(null, "value");
        var shadow = NODES.objectNode();
        attributes(shadow, true);
        children(new Members(shadow), Definitions.r4().type("Element"), depth + 1);
        var node = value == null && !shadow.isEmpty() ? null : XmlValue.read(type, value == null ? "" : value);
        members.add(
                slot.property(),
                node,
                shadow.isEmpty() ? null : shadow,
                slot.element().repeats());
    }

    /** An element nobody knows, as JSON would have had it. */
    private void unknown(Members members, String name, int depth) throws XMLStreamException {
        var value = xml.getAttributeValue(null, "value");
        var node = object(null, depth);
        members.add(name, node.isEmpty() && value != null ? NODES.stringNode(value) : node, null, false);
    }

    /** Ids and the addresses of extensions; others are taken over as unknown elements. Those of other namespaces say nothing. */
    private void attributes(ObjectNode into, boolean besideValue) {
        for (var at = 0; at < xml.getAttributeCount(); at++) {
            var foreign = xml.getAttributeNamespace(at) != null
                    && !xml.getAttributeNamespace(at).isEmpty();
            if (!foreign && !(besideValue && xml.getAttributeLocalName(at).equals("value"))) {
                into.put(xml.getAttributeLocalName(at), xml.getAttributeValue(at));
            }
        }
    }

    private void requireNamespace(String namespace) {
        if (!namespace.equals(xml.getNamespaceURI())) {
            throw malformed(Reason.NAMESPACE);
        }
    }

    private MalformedBody malformed(Reason reason) {
        return new MalformedBody(
                reason, xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber());
    }
}
