package hims.fhir;

import static hims.record.ResourceType.BINARY;

import hims.fhir.format.BinaryBody;
import hims.fhir.format.ReadLimits;
import hims.platform.Rejected;
import hims.record.Content;
import hims.record.Contents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes in what is sent to be a Binary: content under its own type, or a Binary in FHIR's formats. All of it has arrived, and is
 * of the kind it says, before the record hears of it; no sender takes more memory than another.
 */
@Component
class Uploads {
    /** The person or fact whose right to be read counts for content that comes without a resource around it. */
    private static final String CONTEXT = "X-Security-Context";

    /** In base64, with room for what else a Binary says. */
    private static final long LARGEST_JSON = Content.LARGEST / 3 * 4 + 1024 * 1024;

    /** Read as a whole: its parser keeps the data in one piece. */
    private static final int LARGEST_XML = 10 * 1024 * 1024;

    private static final int AT_ONCE = 16;

    private final Semaphore room = new Semaphore(AT_ONCE);

    /** What arrived: the Binary without its data, and the data. */
    record Upload(ObjectNode resource, Content content) implements AutoCloseable {
        @Override
        public void close() {
            content.close();
        }
    }

    /** @throws Rejected BODY_EMPTY, BODY_FORMAT, TOO_BUSY, CONTENT_TOO_LARGE, CONTENT_KIND, CONTENT_MISMATCH */
    Upload receive(Call call) {
        if (call.body().plainType().isEmpty()) {
            throw new Rejected(FhirProblem.BODY_FORMAT, Map.of("format", ""));
        }
        if (!room.tryAcquire()) {
            throw Rejected.retryAfter(FhirProblem.TOO_BUSY, Duration.ofSeconds(5));
        }
        try {
            return checked(Format.find(call.body().plainType())
                    .map(format -> resourceOrContent(call, format))
                    .orElseGet(() -> content(call, copied(call.body(), Content.LARGEST))));
        } finally {
            room.release();
        }
    }

    private static Upload checked(Upload upload) {
        try {
            Writes.requireType(upload.resource(), BINARY);
            if (!upload.content().isEmpty()) {
                Contents.check(upload.resource().path("contentType").asString(""), upload.content());
            }
            return upload;
        } catch (RuntimeException refused) {
            upload.close();
            throw refused;
        }
    }

    private static Content copied(Body body, long most) {
        var content = new Content(most);
        try {
            if (body.length() > most) {
                throw tooLarge(Math.min(most, Content.LARGEST));
            }
            body.stream().transferTo(content);
            if (content.isEmpty()) {
                throw new Rejected(FhirProblem.BODY_EMPTY);
            }
            return content;
        } catch (IOException senderWentAway) {
            content.close();
            throw new Rejected(FhirProblem.BODY_CUT_SHORT);
        } catch (RuntimeException refused) {
            content.close();
            throw refused;
        }
    }

    private static Rejected tooLarge(long most) {
        return new Rejected(FhirProblem.BODY_TOO_LARGE, Map.of("limit", most / (1024 * 1024)));
    }

    private static Upload content(Call call, Content content) {
        var resource =
                Json.resource("Binary").put("contentType", call.body().type().strip());
        var context = call.header(CONTEXT).strip();
        if (!context.isEmpty()) {
            resource.putObject("securityContext").put("reference", context);
            References.local(resource, call.base());
        }
        return new Upload(resource, content);
    }

    /** What is sent in a format of FHIR is its content as well, unless it is a Binary. */
    private static Upload resourceOrContent(Call call, Format format) {
        var sent = copied(call.body(), format == Format.JSON ? LARGEST_JSON : Content.LARGEST);
        try {
            if (!BinaryBody.isBinary(format.codec(), sent.open())) {
                if (sent.size() > Content.LARGEST) {
                    throw tooLarge(Content.LARGEST);
                }
                return content(call, sent);
            }
            var upload = format == Format.JSON ? json(sent) : xml(sent);
            sent.close();
            References.local(upload.resource(), call.base());
            return upload;
        } catch (IOException e) {
            sent.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException refused) {
            sent.close();
            throw refused;
        }
    }

    private static Upload json(Content sent) throws IOException {
        var content = new Content(Content.LARGEST);
        try {
            return new Upload(BinaryBody.read(sent.open(), content), content);
        } catch (RuntimeException refused) {
            content.close();
            throw refused;
        }
    }

    /** Data that is no base64 stays where it stands, for the check of shape to tell. */
    private static Upload xml(Content sent) throws IOException {
        if (sent.size() > LARGEST_XML) {
            throw tooLarge(LARGEST_XML);
        }
        var resource = Format.XML.codec().read(sent.open(), ReadLimits.STANDARD);
        var content = new Content(Content.LARGEST);
        if (resource.path("data").isString()) {
            var text = resource.path("data").stringValue().getBytes(StandardCharsets.US_ASCII);
            try (var bytes = Base64.getMimeDecoder().wrap(new ByteArrayInputStream(text))) {
                bytes.transferTo(content);
                resource.remove("data");
            } catch (IOException notBase64) {
                return new Upload(resource, new Content(0));
            }
        }
        return new Upload(resource, content);
    }
}
