package hims.portal;

import static org.assertj.core.api.Assertions.assertThat;

import hims.person.Person;
import hims.world.AtOnce;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.Form;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds for every form (FlowFormsTest), for those of a citizen. */
@DatabaseTest
class MySharePagesTest {
    private final Citizens citizens;
    private final JdbcClient jdbc;
    private final Browsing phone;
    private final int port;
    private Person lakshmi;

    MySharePagesTest(Citizens citizens, JdbcClient jdbc, @LocalServerPort int port) {
        this.citizens = citizens;
        this.jdbc = jdbc;
        this.phone = new Browsing(port);
        this.port = port;
    }

    @BeforeEach
    void signed_in() {
        lakshmi = citizens.lakshmi();
        citizens.signIn(lakshmi, phone);
    }

    @Test
    void sent_fifty_times_at_once_one_link_is_made_and_one_end_is_made_of_it() throws Exception {
        var fields = form("/my/share/links");
        AtOnce.times(50, () -> phone.post("/my/share/links", fields));
        assertThat(links("")).isEqualTo(1);
        var link = jdbc.sql("select id::text from card.link where person = :id")
                .param("id", lakshmi.id().value())
                .query(String.class)
                .single();
        var end = "/my/share/links/" + link + "/revocations";
        var again = form(end);
        AtOnce.times(50, () -> phone.post(end, again));
        assertThat(links("and revoked_at is not null")).isEqualTo(1);
        assertThat(phone.get("/my/share").body()).contains("Ended").doesNotContain("shlink:/");
    }

    @Test
    void she_sees_code_and_passcode_of_an_open_link_and_a_stranger_cannot_end_it() {
        phone.post("/my/share/links", form("/my/share/links"));
        assertThat(phone.get("/my/share").body())
                .contains("#shlink:/", "Passcode", "5 openings left")
                .containsPattern("h-sharepass\">[0-9]{6}<");
        var link = jdbc.sql("select id::text from card.link where person = :id")
                .param("id", lakshmi.id().value())
                .query(String.class)
                .single();
        var stranger = new Browsing(port);
        citizens.signIn(citizens.lakshmi(), stranger);
        stranger.get("/my/share");
        assertThat(stranger.post("/my/share/links/" + link + "/revocations", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(links("and revoked_at is null")).isEqualTo(1);
    }

    @Test
    void a_choice_that_is_none_is_told_at_its_field() {
        var fields = form("/my/share/links");
        fields.put("lasts", "<script>alert(1)</script>");
        var answer = phone.post("/my/share/links", fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("h-field__error").doesNotContain("<script>alert");
    }

    private Map<String, String> form(String action) {
        return new HashMap<>(Form.on(phone.get("/my/share").body(), action));
    }

    private long links(String where) {
        return jdbc.sql("select count(*) from card.link where person = :id " + where)
                .param("id", lakshmi.id().value())
                .query(Long.class)
                .single();
    }
}
