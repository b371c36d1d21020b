package hims.fhir;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import hims.access.Access;
import hims.access.Actor;
import hims.access.Basis;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.person.Birth;
import hims.person.InquiryId;
import hims.person.PersonName;
import hims.person.Register;
import hims.person.Registry;
import hims.person.Sex;
import hims.platform.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Programs of hospitals, their tokens and patients, for the tests of the API. */
@Component
public class Hospital {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Clients clients;
    private final Registry registry;
    private final Access access;
    private final TransactionTemplate transaction;

    Hospital(Clients clients, Registry registry, Access access, TransactionTemplate transaction) {
        this.clients = clients;
        this.registry = registry;
        this.access = access;
        this.transaction = transaction;
    }

    /** A program with its private key. */
    record Program(ClientId id, ECKey key) {}

    Program program(String facility, String scopes) {
        try {
            var key = new ECKeyGenerator(Curve.P_384).keyID("k1").generate();
            var administrator = new Actor(
                    new UserId(Ids.next()), "Admin", Role.ADMINISTRATOR, UnitId.of(facility), null, "test", "local");
            var id = clients.register(
                    new Clients.Register(
                            "Laboratory of " + facility,
                            UnitId.of(facility),
                            Scopes.read(scopes).orElseThrow(),
                            "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}"),
                    administrator);
            return new Program(id, key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody new, cared for by this hospital today. */
    public PersonId patient(String facility, String name) {
        var by = Actor.system("tests", UnitId.of(facility));
        var who = new Register(
                new InquiryId(Ids.next()),
                new PersonName(name, "", ""),
                Sex.FEMALE,
                null,
                Birth.on(LocalDate.of(1964, 2, 14)),
                List.of(),
                null,
                List.of(),
                "hi",
                List.of(),
                "");
        var id = registry.register(who, by, Ids.next().toString());
        var until = Instant.now().plus(Duration.ofDays(1));
        transaction.executeWithoutResult(_ -> access.relate(id, UnitId.of(facility), Basis.TOKEN, Ids.next(), until));
        return id;
    }

    static String assertion(Program program, Map<String, Object> claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES384)
                    .keyID(program.key().getKeyID())
                    .build();
            var signed = new JWSObject(header, new Payload(claims));
            signed.sign(new ECDSASigner(program.key()));
            return signed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> claims(int port, Program program) {
        return Map.of(
                "iss", program.id().toString(),
                "sub", program.id().toString(),
                "aud", "http://localhost:" + port + "/oauth2/token",
                "exp", Instant.now().plusSeconds(240).getEpochSecond(),
                "jti", Ids.next().toString());
    }

    static HttpResponse<String> ask(int port, String assertion, String scopes) {
        var form = Map.of(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion,
                "scope",
                scopes);
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    static String token(int port, Program program, String scopes) {
        var answer = ask(port, assertion(program, claims(port, program)), scopes);
        return Json.MAPPER.readTree(answer.body()).path("access_token").asString("");
    }

    /** A caller of the API; a token or cookie of "" sends none. */
    record Wire(int port, String token, String cookie) {
        Wire(int port, String token) {
            this(port, token, "");
        }

        HttpResponse<String> get(String path, String... headers) {
            return Hospital.send(request(path, headers).GET().build());
        }

        HttpResponse<String> send(String method, String path, String body, String... headers) {
            var request = request(path, headers);
            if (List.of(headers).stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
                request.header("Content-Type", "application/fhir+json");
            }
            return Hospital.send(
                    request.method(method, BodyPublishers.ofString(body)).build());
        }

        private HttpRequest.Builder request(String path, String... headers) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/fhir" + path));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie);
            }
            for (var at = 0; at < headers.length; at += 2) {
                request.header(headers[at], headers[at + 1]);
            }
            return request;
        }
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Json.MAPPER.readTree(answer.body());
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    public static String pulse(PersonId person, int beats) {
        return """
                {"resourceType":"Observation","status":"final","subject":{"reference":"Patient/%s"},
                 "code":{"coding":[{"system":"http://loinc.org","code":"8867-4","display":"Heart rate"}]},
                 "effectiveDateTime":"2026-03-03T10:00:00+05:30",
                 "valueQuantity":{"value":%d,"unit":"beats/min","system":"http://unitsofmeasure.org","code":"/min"}}
                """.formatted(person, beats);
    }

    /** An observation of somebody new in its second version; its id. */
    public String pulseTwice(int port, String facility, String name) {
        var person = patient(facility, name);
        var wire = new Wire(port, token(port, program(facility, "system/*.cruds"), "system/*.cruds"));
        var id = json(wire.send("POST", "/Observation", pulse(person, 80)))
                .path("id")
                .asString();
        wire.send("PUT", "/Observation/" + id, pulse(person, 96).replaceFirst("\\{", "{\"id\":\"" + id + "\","));
        return id;
    }

    /** A key of a program, as an integrator sends it. */
    public static String publicKey() {
        try {
            return new ECKeyGenerator(Curve.P_384)
                    .keyID("k1")
                    .generate()
                    .toPublicJWK()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
