package hims.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import hims.world.DatabaseTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Addresses no client library would send, as they come over the wire. */
@DatabaseTest
class AddressErrorsTest {
    private final int port;

    AddressErrorsTest(@LocalServerPort int port) {
        this.port = port;
    }

    private String answer(String address) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var request = "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.setSoTimeout(10_000);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/%F0%9F%98%80",
                "/fhir/Observation/%zz",
                "/fhir/Observation?code=%zz",
                "/fhir/Observation/%",
                "/fhir/Observation/%00",
                "/fhir/Observation/a%2fb",
                "/fhir/Observation/<script>",
                "/fhir/Observation?code={}",
                "/fhir/Observation?code=a\"b",
                "/fhir/../fhir/Observation/%c0%ae",
                "/fhir/Observation/\\..\\x"
            })
    void an_address_that_cannot_be_read_is_answered_in_fhir(String address) throws IOException {
        refused(address);
    }

    @ParameterizedTest
    @ValueSource(ints = {9_000, 60_000})
    void an_address_that_is_too_long_is_answered_in_fhir(int length) throws IOException {
        refused("/fhir/Observation?code=" + "a".repeat(length));
    }

    @Test
    void the_viewer_beside_it_is_a_page() throws IOException {
        assertThat(answer("/fhir-viewer//Observation")).startsWith("HTTP/1.1 4").doesNotContain("OperationOutcome");
    }

    private void refused(String address) throws IOException {
        var answer = answer(address);
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("<html", "<!doctype", "Tomcat", "Exception");
        assertThat(answer).contains("application/fhir+json", "\"resourceType\":\"OperationOutcome\"");
    }
}
