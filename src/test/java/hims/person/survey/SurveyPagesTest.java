package hims.person.survey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.Role;
import hims.platform.Ids;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of surveys as the identity officer sees them, in both languages, and the gate before them. */
@DatabaseTest
class SurveyPagesTest {
    private final int port;
    private final Browsing usha;
    private final SurveyWork work;

    SurveyPagesTest(@LocalServerPort int port, Invitation invitations, SurveyWork work) {
        this.port = port;
        this.work = work;
        this.usha = StaffDesk.open(port, invitations, "Usha Rawat", Role.IDENTITY_OFFICER, "LNH");
    }

    @Test
    void errors_come_back_as_a_file_that_is_corrected_and_sent_again() {
        var form = "P" + Ids.next().toString().substring(24);
        usha.get("/person/surveys");
        var sent = usha.post(
                "/person/surveys",
                Map.of(
                        "rows",
                        "form,member,given,sex,born\n" + form + ",1,Ganga,F,1961\n" + form + ",2,=cmd(),F,1962\n"));
        var page = Browsing.location(sent).replaceFirst("^https?://[^/]+", "");
        work.run(Duration.ofMinutes(1));
        assertThat(usha.get(page).body()).contains("1 rows can be taken in", "begins like a formula");
        usha.submit(page + "/acceptance", Map.of());
        work.run(Duration.ofMinutes(1));
        assertThat(usha.get(page).body()).contains("Taken in, with errors");
        var errors = usha.get(page + "/errors.csv");
        assertThat(errors.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"errors.csv\"");
        assertThat(errors.body()).contains("\"row\",\"field\",\"reason\",\"form\"", "\"'=cmd()\"");
        usha.get("/person/surveys");
        var again = usha.submit("/person/surveys", Map.of("rows", errors.body().replace("'=cmd()", "Gomti")));
        assertThat(again.statusCode()).isEqualTo(200);
        work.run(Duration.ofMinutes(1));
        assertThat(again.body()).contains("survey.csv");
    }

    @Test
    void a_file_goes_through_the_form_and_a_wrong_heading_says_what_to_do() throws IOException {
        usha.get("/person/surveys");
        var wrong = usha.post("/person/surveys", Map.of("rows", "name,age\nRam,60\n"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Missing: form, member, given, sex, born. Not known: name, age", "Ram,60");
        assertThat(usha.get("/person/surveys/sample.csv").body()).startsWith("\uFEFFform,member,refused");
        keep("surveys", usha.get("/person/surveys").body());
        usha.post("/language", Map.of("language", "hi", "back", "/"));
        assertThat(usha.get("/person/surveys").body()).contains("फ़ाइल के कॉलम", "सर्वेक्षण फ़ॉर्म की संख्या");
    }

    @Test
    void ten_gigabytes_are_refused_by_their_length_alone() throws IOException {
        assertThat(raw("/person/surveys", 10L << 30)).contains("303", "/person/surveys/too-large");
        assertThat(raw("/person/search", 100)).contains("415");
        assertThat(usha.get("/person/surveys/too-large").statusCode()).isEqualTo(413);
    }

    private String raw(String path, long length) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST " + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                                    + "Content-Length: " + length + "\r\n\r\n--x\r\n")
                            .getBytes(UTF_8));
            socket.setSoTimeout(10_000);
            var answer = new ByteArrayOutputStream();
            var buffer = new byte[1024];
            answer.write(buffer, 0, Math.max(0, socket.getInputStream().read(buffer)));
            return answer.toString(UTF_8);
        }
    }

    private static void keep(String name, String page) throws IOException {
        Files.writeString(Path.of("target", name + ".html"), page);
    }
}
