package hims.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.platform.web.Texts;
import hims.record.ContentKinds;
import hims.record.Contents;
import hims.record.Contents.Held;
import hims.record.StoredResource;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Serves what Binaries hold, as it is or within FHIR, piece by piece. As it is, it comes with orders that keep every browser from
 * running it, whatever it is.
 */
@Component
class Downloads {
    private static final Map<String, String> HARMLESS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; sandbox",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "private, no-store");

    private final Contents contents;
    private final Texts texts;

    Downloads(Contents contents, Texts texts) {
        this.contents = contents;
        this.texts = texts;
    }

    /** @param version of a Binary that the caller may read */
    Answer answer(Call call, StoredResource version) {
        var answer = Answer.version(200, Answer.NOTHING, version.version(), version.at());
        var type = version.parse().path("contentType").asString("");
        if (isFhirWanted(call, type)) {
            return resource(answer, call, version);
        }
        var held = contents.find(version.key(), version.version()).orElse(null);
        return content(call, answer, version, type, held);
    }

    /** FHIR where it is asked for by name; content in JSON or XML is that in JSON or XML. */
    private static boolean isFhirWanted(Call call, String type) {
        var asked = call.query()
                .first("_format")
                .map(text -> text.replace(' ', '+'))
                .orElse(call.header("Accept"));
        for (var one : asked.split(",", 50)) {
            var plain = one.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
            if (plain.contains("fhir+") || plain.contains("+fhir")) {
                return true;
            }
            if (Format.find(plain).isPresent() && !type.startsWith(plain)) {
                return true;
            }
        }
        return false;
    }

    private Answer content(Call call, Answer bare, StoredResource version, String type, @Nullable Held held) {
        var answer = bare.with("Content-Type", type)
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"" + ContentKinds.fileName(version.name(), type) + "\"");
        for (var header : HARMLESS.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        if (held == null) {
            return answer;
        }
        if (Format.find(type).isPresent()) { // may be compressed on its way: no part of it can be told
            return answer.with(part(held, new Range(0, held.size())));
        }
        var range = call.header("If-Range").isEmpty() ? call.header("Range") : "";
        return ranged(call, answer.with("Accept-Ranges", "bytes"), held, range);
    }

    private Answer ranged(Call call, Answer answer, Held held, String header) {
        var range = Range.read(header, held.size());
        if (range.isEmpty()) {
            return answer.with(part(held, new Range(0, held.size())));
        }
        if (range.get().isEmpty()) {
            var outcome = Outcomes.outcome();
            Outcomes.issue(outcome, "error", "value", texts.text(call.language(), "fhir.range"), "");
            return new Answer(416, Json.bytes(outcome), Map.of("Content-Range", "bytes */" + held.size()));
        }
        return new Answer(206, Answer.NOTHING, answer.headers())
                .with("Content-Range", range.get().contentRange(held.size()))
                .with(part(held, range.get()));
    }

    private Answer.Payload part(Held held, Range range) {
        return new Answer.Payload() {
            @Override
            public long length() {
                return range.until() - range.from();
            }

            @Override
            public void write(OutputStream out) throws IOException {
                contents.copy(held, range.from(), range.until(), out);
            }
        };
    }

    /** The Binary with its data, which FHIR puts last, in the format that is wanted. */
    Answer resource(Answer bare, Call call, StoredResource version) {
        var format = Format.wanted(call.query().first("_format"), fhirOf(call.header("Accept")));
        var answer =
                bare.with("Content-Type", format.type() + ";charset=UTF-8").with("Cache-Control", "private, no-store");
        var pretty = call.query().first("_pretty").orElse("").equals("true");
        return contents.find(version.key(), version.version())
                .map(held -> answer.with(new WithData(open(version, format, pretty), held, format)))
                .orElseGet(() -> new Answer(answer.status(), version.bytes(), bare.headers()));
    }

    /** Of a wish for anything, or for the formats of FHIR as others write them, JSON remains. */
    private static String fhirOf(String accept) {
        return accept.contains("xml") && !accept.contains("json") ? Format.XML.type() : plainly(accept);
    }

    private static String plainly(String accept) {
        return accept.contains("fhir+xml") || accept.contains("fhir+json") ? accept : Format.JSON.type();
    }

    /** The resource up to its end, which is left out. */
    private static byte[] open(StoredResource version, Format format, boolean pretty) {
        var out = new ByteArrayOutputStream();
        try {
            format.codec().write(version.bytes(), out, pretty);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        var text = out.toString(UTF_8).stripTrailing();
        var end = text.lastIndexOf(format == Format.JSON ? "}" : "</");
        return text.substring(0, end).stripTrailing().getBytes(UTF_8);
    }

    private final class WithData implements Answer.Payload {
        private final byte[] open;
        private final Held held;
        private final byte[] before;
        private final byte[] after;

        WithData(byte[] open, Held held, Format format) {
            this.open = open;
            this.held = held;
            this.before = (format == Format.JSON ? ",\"data\":\"" : "<data value=\"").getBytes(UTF_8);
            this.after = (format == Format.JSON ? "\"}" : "\"/></Binary>").getBytes(UTF_8);
        }

        @Override
        public long length() {
            return open.length + before.length + (held.size() + 2) / 3 * 4 + after.length;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            out.write(open);
            out.write(before);
            try (var base64 = Base64.getEncoder().wrap(new Unclosed(out))) {
                contents.copy(held, 0, held.size(), base64);
            }
            out.write(after);
        }
    }

    /** The end of the data is not the end of the answer. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {
            // the caller goes on writing
        }
    }
}
