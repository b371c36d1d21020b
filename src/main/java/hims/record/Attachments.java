package hims.record;

import static hims.record.ResourceType.BINARY;

import hims.record.shape.Definitions;
import hims.record.shape.Fault;
import hims.record.shape.Rule;
import hims.record.shape.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what attachments hold out of the resources that are about to be written: what is larger than a few pages becomes a Binary
 * of the same person, under the same security labels, that the attachment names by {@code url}; size and hash of all are checked,
 * and filled in where they move.
 */
final class Attachments implements AutoCloseable {
    /** Signs of base64; what is shorter stays where it is. */
    static final int SHORT = 16 * 1024;

    /** Types with an element for attachments. Those of extensions stay where they are. */
    private static final Set<ResourceType> CARRIERS = carriers();

    /**
     * @param of the number of the draft it was found in
     * @param binary that will hold it; null when the draft itself is the Binary
     */
    record Moved(int of, @Nullable Draft binary, Content content) {}

    private final List<Draft> drafts = new ArrayList<>();
    private final List<Moved> moved = new ArrayList<>();
    private final Instant at;

    private Attachments(Instant at) {
        this.at = at;
    }

    /** @param at the time of the ids of new Binaries */
    static Attachments of(List<Draft> all, Instant at) {
        var attachments = new Attachments(at);
        try {
            all.forEach(attachments::read);
            return attachments;
        } catch (RuntimeException refused) {
            attachments.close();
            throw refused;
        }
    }

    private static Set<ResourceType> carriers() {
        var carriers = EnumSet.noneOf(ResourceType.class);
        var known = new HashMap<Shape, Boolean>();
        for (var name : Definitions.r4().resourceTypes()) {
            if (carries(Definitions.r4().fetchResource(name), known)) {
                ResourceType.named(name).ifPresent(carriers::add);
            }
        }
        return carriers;
    }

    private static boolean carries(Shape shape, Map<Shape, Boolean> known) {
        var before = known.putIfAbsent(shape, false); // while it is being looked at: shapes may stand within themselves
        if (before != null) {
            return before;
        }
        var found = shape.elements().stream()
                .filter(element -> !element.name().equals("extension")
                        && !element.name().equals("modifierExtension")
                        && !element.name().equals("contained"))
                .flatMap(element -> element.types().stream().map(element::property))
                .map(shape::slot)
                .anyMatch(slot -> slot != null
                        && slot.shape() != null
                        && (slot.shape().name().equals("Attachment")
                                || (slot.shape().kind() == Shape.Kind.PART && carries(slot.shape(), known))));
        known.put(shape, found);
        return found;
    }

    /** What is to be written in their place, in the same order. */
    List<Draft> drafts() {
        return drafts;
    }

    List<Moved> moved() {
        return moved;
    }

    private void read(Draft draft) {
        var resource = draft.resource();
        var type =
                ResourceType.named(resource.path("resourceType").asString("")).orElse(null);
        if (type == BINARY && resource.path("data").isString()) {
            binary(draft);
        } else if (type != null && CARRIERS.contains(type) && holds(resource)) {
            var own = resource.deepCopy();
            walk(own, type.fhirName(), draft);
            drafts.add(new Draft(draft.people(), own, draft.stored()));
        } else {
            drafts.add(draft);
        }
    }

    private void binary(Draft draft) {
        var own = draft.resource().deepCopy();
        var content = decoded(own);
        if (content != null) {
            moved.add(new Moved(drafts.size(), null, content));
            Contents.check(own.path("contentType").asString(""), content);
            own.remove("data");
        }
        drafts.add(new Draft(draft.people(), own, draft.stored()));
    }

    private static boolean holds(JsonNode node) {
        return isAttachment(node) || (node.isContainer() && node.valueStream().anyMatch(Attachments::holds));
    }

    /** With data, which says its type, as FHIR asks; other elements of that name say none. */
    private static boolean isAttachment(JsonNode node) {
        return node.path("data").isString() && node.path("contentType").isString() && !node.has("resourceType");
    }

    private void walk(JsonNode node, String path, Draft draft) {
        if (isAttachment(node)) {
            attachment((ObjectNode) node, path, draft);
        } else if (node instanceof ObjectNode object) {
            object.properties().forEach(each -> walk(each.getValue(), path + "." + each.getKey(), draft));
        } else if (node.isArray()) {
            for (var n = 0; n < node.size(); n++) {
                walk(node.path(n), path + "[" + n + "]", draft);
            }
        }
    }

    private void attachment(ObjectNode attachment, String path, Draft draft) {
        var content = decoded(attachment);
        if (content == null) {
            return; // the check of shape tells where
        }
        var large = attachment.path("data").stringValue().length() > SHORT;
        if (!large) {
            content.close();
        }
        var binary = large ? binary(attachment, draft) : null;
        if (binary != null) {
            moved.add(new Moved(drafts.size(), binary, content));
            Contents.check(attachment.path("contentType").asString(""), content);
        }
        require(attachment, content, path);
        if (binary != null) {
            attachment.remove("data");
            attachment.put("url", "Binary/" + binary.resource().path("id").asString());
            attachment.put("size", content.size());
            attachment.put("hash", hash(content));
        }
    }

    private static String hash(Content content) {
        return Base64.getEncoder().encodeToString(content.attachmentHash());
    }

    private static void require(ObjectNode attachment, Content content, String path) {
        var faults = new ArrayList<Fault>();
        if (attachment.path("size").isNumber() && attachment.path("size").longValue() != content.size()) {
            faults.add(new Fault(path + ".size", Rule.ATTACHMENT_SIZE));
        }
        if (attachment.path("hash").isString()
                && !attachment.path("hash").stringValue().equals(hash(content))) {
            faults.add(new Fault(path + ".hash", Rule.ATTACHMENT_HASH));
        }
        if (!faults.isEmpty()) {
            throw Prepared.invalid(path.replaceFirst("\\..*", ""), faults);
        }
    }

    private Draft binary(ObjectNode attachment, Draft draft) {
        var person = draft.person();
        var id = person == null ? ResourceId.next(at) : ResourceId.next(person, at);
        var binary = FhirJson.object().put("resourceType", "Binary").put("id", id.toString());
        var labels = draft.resource().path("meta").path("security");
        if (!labels.isMissingNode()) {
            binary.putObject("meta").set("security", labels.deepCopy());
        }
        binary.put("contentType", attachment.path("contentType").asString(""));
        if (person != null) {
            binary.set("securityContext", FhirJson.patient(person));
        }
        return new Draft(draft.people(), binary);
    }

    /** Null when it is not base64. */
    private static @Nullable Content decoded(ObjectNode of) {
        var content = new Content(Content.LARGEST);
        var letters = new Letters(of.path("data").stringValue());
        try (var bytes = Base64.getDecoder().wrap(letters)) {
            bytes.transferTo(content);
            if (letters.count % 4 == 0) {
                return content;
            }
        } catch (IOException notBase64) {
            // said below
        } catch (RuntimeException refused) {
            content.close();
            throw refused;
        }
        content.close();
        return null;
    }

    /** Base64 as it stands in a text, without the blanks between. */
    private static final class Letters extends InputStream {
        private final String text;
        private int at;
        private int count;

        Letters(String text) {
            this.text = text;
        }

        @Override
        public int read() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                return -1;
            }
            count++;
            return Math.min(text.charAt(at++), 0xFF);
        }

        @Override
        public int read(byte[] into, int from, int length) {
            var read = 0;
            for (var one = 0; read < length && (one = read()) >= 0; read++) {
                into[from + read] = (byte) one;
            }
            return read == 0 && length > 0 ? -1 : read;
        }
    }

    @Override
    public void close() {
        moved.forEach(each -> each.content().close());
    }
}
