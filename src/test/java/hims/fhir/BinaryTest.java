package hims.fhir;

import static hims.fhir.Hospital.header;
import static hims.fhir.Hospital.json;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.audit.AuditLog;
import hims.fhir.Hospital.Wire;
import hims.record.Content;
import hims.world.DatabaseTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Scans and papers through the API (REC-10). */
@DatabaseTest
class BinaryTest {
    private static final String ALL = "system/*.cruds";
    private static final String PDF = "application/pdf";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final Hospital hospital;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final String token;
    private final Wire laboratory;
    private final PersonId sunita;

    BinaryTest(@LocalServerPort int port, Hospital hospital, AuditLog audit, JdbcClient jdbc) {
        this.port = port;
        this.hospital = hospital;
        this.audit = audit;
        this.jdbc = jdbc;
        this.token = Hospital.token(port, hospital.program("LNH", ALL), ALL);
        this.laboratory = new Wire(port, token);
        this.sunita = hospital.patient("LNH", "Sunita");
    }

    /** A paper of so many bytes, no two alike. */
    private static byte[] paper(int size) {
        var bytes = new byte[size];
        new Random().nextBytes(bytes);
        System.arraycopy("%PDF-1.7".getBytes(US_ASCII), 0, bytes, 0, 8);
        return bytes;
    }

    private HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
        return send(method, path, BodyPublishers.ofByteArray(body), headers);
    }

    private HttpResponse<byte[]> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/fhir" + path))
                .header("Authorization", "Bearer " + token)
                .method(method, body);
        for (var at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<byte[]> create(byte[] bytes, String type) {
        return send("POST", "/Binary", bytes, "Content-Type", type, "X-Security-Context", "Patient/" + sunita);
    }

    private static String path(HttpResponse<?> created) {
        assertThat(created.statusCode()).isIn(200, 201);
        return created.headers().firstValue("Location").orElseThrow().replaceAll(".*/fhir|/_history.*", "");
    }

    private byte[] read(String path, String... headers) {
        return send("GET", path, new byte[0], headers).body();
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from record." + table)
                .query(Long.class)
                .single();
    }

    @Test
    void a_paper_comes_back_as_it_was_sent_byte_for_byte() {
        var paper = paper(3_000_000);
        var path = path(create(paper, PDF));
        var answer = send("GET", path, new byte[0]);
        assertThat(answer.body()).isEqualTo(paper);
        assertThat(answer.headers().firstValue("Content-Type")).contains(PDF);
        assertThat(answer.headers().firstValue("ETag")).contains("W/\"1\"");
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(paper.length);
        var head = send("HEAD", path, new byte[0]);
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(paper.length);
        assertThat(read(path, "If-None-Match", "W/\"1\"")).isEmpty();
    }

    @Test
    void no_browser_runs_what_is_served() {
        var answer =
                send("GET", path(create("<script>alert(1)</script>".getBytes(US_ASCII), "text/plain")), new byte[0]);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"")
                .endsWith(".txt\"");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, '<html></html>', 415",
        "image/svg+xml, '<svg xmlns=\"x\"/>', 415",
        "application/javascript, 'alert(1)', 415",
        "application/pdf, 'MZ is no paper', 422",
        "image/png, 'GIF89a', 422",
        "application/octet-stream, 'MZ a program', 422",
        "application/octet-stream, '<!DOCTYPE html><p>', 422",
        "text/plain, 'MZ Hospital', 201",
        "application/octet-stream, 'just bytes', 201",
        "image/gif, 'GIF89a and so on', 201"
    })
    void only_what_is_allowed_and_is_what_it_says_is_kept(String type, String begin, int status) {
        var before = rows("content");
        assertThat(create(begin.getBytes(US_ASCII), type).statusCode()).isEqualTo(status);
        assertThat(rows("content") - before).isEqualTo(status == 201 ? 1 : 0);
    }

    @Test
    void fhir_is_served_to_those_who_ask_for_it_by_name() {
        var paper = paper(700_001);
        var path = path(create(paper, PDF));
        var asJson = json(laboratory.get(path, "Accept", "application/fhir+json"));
        assertThat(asJson.path("contentType").asString()).isEqualTo(PDF);
        assertThat(asJson.at("/securityContext/reference").asString()).isEqualTo("Patient/" + sunita);
        assertThat(asJson.at("/meta/versionId").asString()).isEqualTo("1");
        assertThat(Base64.getDecoder().decode(asJson.path("data").asString())).isEqualTo(paper);
        assertThat(json(laboratory.get(path + "?_format=json&_pretty=true"))).isEqualTo(asJson);
        var asXml = laboratory.get(path + "?_format=xml");
        assertThat(header(asXml, "Content-Type")).startsWith("application/fhir+xml");
        assertThat(asXml.body())
                .startsWith("<")
                .endsWith("<data value=\"" + Base64.getEncoder().encodeToString(paper) + "\"/></Binary>");
        assertThat(header(laboratory.get(path, "Accept", "application/pdf"), "Content-Type"))
                .isEqualTo(PDF);
        assertThat(header(laboratory.get(path, "Accept", "*/*"), "Content-Type"))
                .isEqualTo(PDF);
    }

    @Test
    void fhir_is_taken_in_both_its_formats() {
        var paper = paper(400_000);
        var base64 = Base64.getEncoder().encodeToString(paper);
        var sent = """
                {"resourceType":"Binary","data":"%s","contentType":"application/pdf","securityContext":{"reference":"Patient/%s"}}
                """.formatted(base64, sunita);
        assertThat(read(path(
                        send("POST", "/Binary", sent.getBytes(US_ASCII), "Content-Type", "application/fhir+json"))))
                .isEqualTo(paper);
        var xml = """
                <Binary xmlns="http://hl7.org/fhir"><contentType value="application/pdf"/><securityContext>\
                <reference value="Patient/%s"/></securityContext><data value="%s"/></Binary>
                """.formatted(sunita, base64);
        assertThat(read(path(send("POST", "/Binary", xml.getBytes(US_ASCII), "Content-Type", "application/fhir+xml"))))
                .isEqualTo(paper);
        var wrong = sent.replace(base64, "no base64!");
        assertThat(send("POST", "/Binary", wrong.getBytes(US_ASCII), "Content-Type", "application/fhir+json")
                        .statusCode())
                .isEqualTo(400);
        var twice = sent.replace("\"contentType\"", "\"data\":\"AAAA\",\"contentType\"");
        assertThat(send("POST", "/Binary", twice.getBytes(US_ASCII), "Content-Type", "application/fhir+json")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void another_resource_sent_as_content_is_content() {
        var pulse = Hospital.pulse(sunita, 80).getBytes(US_ASCII);
        var path = path(create(pulse, "application/fhir+json"));
        assertThat(read(path)).isEqualTo(pulse);
    }

    @Test
    void whose_it_is_must_be_said_and_known() {
        var nobody = send("POST", "/Binary", paper(100), "Content-Type", PDF);
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(new String(nobody.body(), US_ASCII)).contains("Binary.securityContext");
        var rekha = hospital.patient("GTB", "Rekha");
        var stranger =
                send("POST", "/Binary", paper(100), "Content-Type", PDF, "X-Security-Context", "Patient/" + rekha);
        assertThat(stranger.statusCode()).isEqualTo(404);
    }

    @Test
    void each_version_keeps_what_it_held() {
        var first = paper(300_000);
        var second = paper(600_000);
        var path = path(create(first, PDF));
        assertThat(send("PUT", path, second, "Content-Type", PDF, "If-Match", "W/\"7\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(send("PUT", path, second, "Content-Type", PDF, "If-Match", "W/\"1\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(read(path)).isEqualTo(second);
        assertThat(read(path + "/_history/1")).isEqualTo(first);
        assertThat(laboratory.send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(laboratory.get(path).statusCode()).isEqualTo(410);
        assertThat(read(path + "/_history/2")).isEqualTo(second);
        var history = json(laboratory.get(path + "/_history"));
        assertThat(history.path("entry").size()).isEqualTo(3);
        assertThat(history.at("/entry/1/resource/meta/tag/0/code").asString()).isEqualTo("SUBSETTED");
    }

    @Test
    void a_chosen_id_stands_for_it() {
        var path = "/Binary/paper-" + sunita.toString().substring(24);
        var paper = paper(1000);
        assertThat(send("PUT", path, paper, "Content-Type", PDF, "X-Security-Context", "Patient/" + sunita)
                        .statusCode())
                .isEqualTo(201);
        assertThat(read(path)).isEqualTo(paper);
    }

    @Test
    void the_same_paper_of_the_same_person_is_kept_once() {
        var paper = paper(1_000_000);
        create(paper, PDF);
        var before = rows("chunk");
        var path = path(create(paper, PDF));
        assertThat(rows("chunk")).isEqualTo(before);
        assertThat(read(path)).isEqualTo(paper);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-9, 206, 0, 10",
        "bytes=262140-262150, 206, 262140, 262151",
        "bytes=599990-, 206, 599990, 600000",
        "bytes=-5, 206, 599995, 600000",
        "bytes=0-9999999, 206, 0, 600000",
        "'bytes=0-1,4-5', 200, 0, 600000",
        "bytes=-, 200, 0, 600000",
        "bytes=9-1, 200, 0, 600000",
        "lines=1-2, 200, 0, 600000",
    })
    void a_part_is_sent_to_those_who_ask_for_it(String range, int status, int from, int until) {
        var paper = paper(600_000);
        var answer = send("GET", path(create(paper, PDF)), new byte[0], "Range", range);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(paper, from, until));
        if (status == 206) {
            assertThat(answer.headers().firstValue("Content-Range"))
                    .contains("bytes " + from + "-" + (until - 1) + "/600000");
        }
    }

    @Test
    void a_part_behind_the_end_is_not_there() {
        var answer = laboratory.get(path(create(paper(100), PDF)), "Range", "bytes=100-");
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */100");
        assertThat(json(answer).path("resourceType").asString()).isEqualTo("OperationOutcome");
    }

    @Test
    void fifty_megabytes_pass_and_fifty_one_are_told_so_and_leave_nothing() {
        var largest = paper(Content.LARGEST);
        var path = path(create(largest, PDF));
        assertThat(read(path)).isEqualTo(largest);
        var pieces = rows("chunk");
        var binaries = rows("content");
        assertTooLarge(create(Arrays.copyOf(largest, 51 * 1024 * 1024), PDF));
        assertTooLarge(send(
                "POST",
                "/Binary",
                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(
                        Arrays.copyOf(largest, 51 * 1024 * 1024))), // nobody says how long it is
                "Content-Type",
                PDF,
                "X-Security-Context",
                "Patient/" + sunita));
        assertThat(rows("chunk")).isEqualTo(pieces);
        assertThat(rows("content")).isEqualTo(binaries);
    }

    @Test
    void fifty_one_megabytes_in_fhir_are_told_so() {
        var data = Base64.getEncoder().encodeToString(paper(51 * 1024 * 1024));
        var sent =
                "{\"resourceType\":\"Binary\",\"contentType\":\"application/pdf\",\"securityContext\":{\"reference\":\"Patient/"
                        + sunita + "\"},\"data\":\"" + data + "\"}";
        assertTooLarge(send("POST", "/Binary", sent.getBytes(US_ASCII), "Content-Type", "application/fhir+json"));
    }

    private static void assertTooLarge(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(new String(answer.body(), US_ASCII)).contains("OperationOutcome", "too-long", "50 MB");
    }

    @Test
    void a_sender_who_goes_away_leaves_nothing() throws IOException {
        var pieces = rows("chunk");
        var binaries = rows("content");
        try (var socket = new Socket("localhost", port)) {
            var out = socket.getOutputStream();
            out.write(("POST /fhir/Binary HTTP/1.1\r\nHost: localhost:" + port + "\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Type: application/pdf\r\nX-Security-Context: Patient/" + sunita
                            + "\r\nContent-Length: 4000000\r\n\r\n")
                    .getBytes(US_ASCII));
            out.write(paper(2_000_000));
            socket.setSoTimeout(20_000);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes(); // until the server, too, is done with it
        }
        assertThat(rows("chunk")).isEqualTo(pieces);
        assertThat(rows("content")).isEqualTo(binaries);
    }

    @Test
    void slow_readers_of_large_papers_take_no_connection_and_little_memory() throws IOException, InterruptedException {
        var path = path(create(paper(20 * 1024 * 1024), PDF));
        var readers = new InputStream[40];
        for (var at = 0; at < readers.length; at++) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/fhir" + path))
                    .header("Authorization", "Bearer " + token)
                    .build();
            readers[at] = HTTP.send(request, BodyHandlers.ofInputStream()).body(); // and reads no further
        }
        assertThat(laboratory.get("/Patient/" + sunita).statusCode()).isEqualTo(200);
        for (var reader : readers) {
            reader.close();
        }
    }

    @Test
    void each_read_is_in_the_log_of_its_patient_and_strangers_see_nothing() {
        var path = path(create(paper(5000), PDF));
        read(path);
        assertThat(audit.ofPatient(sunita.value(), Long.MAX_VALUE, 1).getFirst().objectId())
                .isEqualTo(path.substring(1));
        var stranger = new Wire(port, Hospital.token(port, hospital.program("GTB", ALL), ALL));
        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(stranger.get(path + "/_history/1").statusCode()).isEqualTo(404);
        assertThat(stranger.send("PUT", path, "x", "Content-Type", "text/plain").statusCode())
                .isEqualTo(404);
    }

    @Test
    void everything_about_a_patient_names_no_binary_by_itself() {
        create(paper(5000), PDF);
        assertThat(laboratory.get("/Patient/" + sunita + "/$everything").body()).doesNotContain("Binary");
    }

    @Test
    void a_large_attachment_becomes_a_binary_of_the_same_person_and_label() {
        var paper = paper(60_000);
        var document = """
                {"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/%s"},
                 "content":[{"attachment":{"contentType":"application/pdf","data":"%s","title":"Discharge"}}]}
                """;
        var created = json(laboratory.send(
                "POST",
                "/DocumentReference",
                document.formatted(sunita, Base64.getEncoder().encodeToString(paper))));
        var attachment = created.at("/content/0/attachment");
        assertThat(attachment.has("data")).isFalse();
        assertThat(attachment.path("size").asInt()).isEqualTo(60_000);
        assertThat(attachment.path("title").asString()).isEqualTo("Discharge");
        assertThat(attachment.path("hash").asString()).isEqualTo(sha1(paper));
        assertThat(read("/" + attachment.path("url").asString())).isEqualTo(paper);
        var small = json(laboratory.send("POST", "/DocumentReference", document.formatted(sunita, "JVBERi0=")));
        assertThat(small.at("/content/0/attachment/data").asString()).isEqualTo("JVBERi0=");
    }

    private static String sha1(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            java.security.MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void size_and_hash_of_an_attachment_are_held_against_its_data() {
        var document = """
                {"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/%s"},
                 "content":[{"attachment":{"contentType":"application/pdf","data":"JVBERi0=","size":%d,"hash":"%s"}}]}
                """;
        var right = sha1("%PDF-".getBytes(US_ASCII));
        assertThat(laboratory
                        .send("POST", "/DocumentReference", document.formatted(sunita, 5, right))
                        .statusCode())
                .isEqualTo(201);
        var wrong = laboratory.send("POST", "/DocumentReference", document.formatted(sunita, 6, "AAAA"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains(
                        "DocumentReference.content[0].attachment.size", "DocumentReference.content[0].attachment.hash");
    }

    @Test
    void a_transaction_brings_a_document_with_its_binary() {
        var paper = paper(50_000);
        var bundle = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239521","resource":{"resourceType":"DocumentReference",
                  "status":"current","subject":{"reference":"Patient/%s"},"content":[{"attachment":{"contentType":
                  "application/pdf","url":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520"}}]},
                  "request":{"method":"POST","url":"DocumentReference"}},
                 {"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520","resource":{"resourceType":"Binary",
                  "contentType":"application/pdf","securityContext":{"reference":"urn:uuid:c757873d-ec9a-4326-a141-556f43239521"},
                  "data":"%s"},"request":{"method":"POST","url":"Binary"}}]}
                """.formatted(sunita, Base64.getEncoder().encodeToString(paper));
        var answer = json(laboratory.send("POST", "", bundle));
        var document = answer.at("/entry/0/response/location").asString().replaceAll("/_history.*", "");
        var binary = answer.at("/entry/1/response/location").asString().replaceAll("/_history.*", "");
        assertThat(json(laboratory.get("/" + document))
                        .at("/content/0/attachment/url")
                        .asString())
                .isEqualTo(binary);
        assertThat(read("/" + binary)).isEqualTo(paper);
        var batch =
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\""
                        + binary + "\"}}]}";
        var found = json(laboratory.send("POST", "", batch))
                .at("/entry/0/resource/data")
                .asString();
        assertThat(Base64.getDecoder().decode(found)).isEqualTo(paper);
    }

    @Test
    void what_is_too_large_for_a_bundle_is_read_by_itself() {
        var path = path(create(paper(2_000_000), PDF));
        var batch =
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\""
                        + path.substring(1) + "\"}}]}";
        assertThat(json(laboratory.send("POST", "", batch))
                        .at("/entry/0/response/status")
                        .asString())
                .startsWith("413");
    }
}
