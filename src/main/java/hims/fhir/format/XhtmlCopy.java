package hims.fhir.format;

import hims.fhir.format.MalformedBody.Reason;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The narrative's {@code div} as text, as it stood in the XML: without prefixes, with its namespace. */
final class XhtmlCopy {
    /** Those without content; browsers read {@code <p/>} as an opening tag. */
    private static final Set<String> VOID = Set.of("br", "hr", "img", "col");

    private final XMLStreamReader xml;
    private final ReadLimits limits;
    private final StringBuilder text = new StringBuilder();

    XhtmlCopy(XMLStreamReader xml, ReadLimits limits) {
        this.xml = xml;
        this.limits = limits;
    }

    /** From the start of the element, where the reader stands, to its end. */
    String copy(int depth) throws XMLStreamException {
        element(depth);
        return text.toString();
    }

    private void element(int depth) throws XMLStreamException {
        var name = xml.getLocalName();
        if (depth > limits.depth() || !XmlBody.XHTML.equals(xml.getNamespaceURI())) {
            var at = xml.getLocation();
            var reason = depth > limits.depth() ? Reason.TOO_DEEP : Reason.NAMESPACE;
            throw new MalformedBody(reason, at.getLineNumber(), at.getColumnNumber());
        }
        text.append('<').append(name);
        if (text.length() == name.length() + 1) {
            text.append(" xmlns=\"").append(XmlBody.XHTML).append('"');
        }
        attributes();
        var open = text.length();
        text.append('>');
        content(depth);
        if (text.length() == open + 1 && VOID.contains(name)) {
            text.insert(open, '/');
        } else {
            text.append("</").append(name).append('>');
        }
    }

    private void content(int depth) throws XMLStreamException {
        for (var event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> element(depth + 1);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    Escape.text(xml.getText(), text);
                case XMLStreamConstants.COMMENT ->
                    text.append("<!--").append(xml.getText()).append("-->");
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    var at = xml.getLocation();
                    throw new MalformedBody(Reason.DOCTYPE, at.getLineNumber(), at.getColumnNumber());
                }
                default -> throw new XMLStreamException("event " + event, xml.getLocation());
            }
        }
    }

    private void attributes() {
        for (var at = 0; at < xml.getAttributeCount(); at++) {
            var prefix = xml.getAttributePrefix(at);
            text.append(' ').append(prefix == null || prefix.isEmpty() ? "" : prefix + ":");
            text.append(xml.getAttributeLocalName(at)).append("=\"");
            Escape.attribute(xml.getAttributeValue(at), text);
            text.append('"');
        }
    }
}
