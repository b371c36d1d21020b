package hims.card;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.card.code.ServiceCode;
import hims.card.code.ServiceToken;
import hims.card.code.SexCode;
import hims.card.code.TestKeys;
import hims.platform.Ids;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A card that is no longer good, or never was, at each place that scans one (CARD-35, CARD-40, CARD-41). */
@DatabaseTest
class CardStatesTest {
    private final Cards cards;
    private final PrintSql prints;
    private final JdbcClient jdbc;
    private final Throttle throttle;
    private final int port;
    private final Browsing rekha;
    private final Browsing joseph;
    private final PersonId sunita;
    private final Card card;

    CardStatesTest(
            Cards cards,
            TestHolders people,
            PrintSql prints,
            JdbcClient jdbc,
            Throttle throttle,
            Invitation invitations,
            @LocalServerPort int port) {
        this.cards = cards;
        this.prints = prints;
        this.jdbc = jdbc;
        this.throttle = throttle;
        this.port = port;
        this.rekha = StaffDesk.open(port, invitations, "Rekha Negi", Role.REGISTRATION_CLERK, "LNH");
        this.joseph = StaffDesk.open(port, invitations, "Dr Joseph Lakra", Role.EMERGENCY_DOCTOR, "GTB");
        this.sunita = people.register();
        cards.issueTemporary(sunita, TestHolders.MEENA, Ids.next().toString());
        this.card = cards.of(sunita, TestHolders.MEENA).getFirst();
    }

    @BeforeEach
    void a_quiet_minute() {
        throttle.forget();
    }

    enum Over {
        EXPIRED("has expired", "Card expired", "expired"),
        REPLACED("was replaced", "Card replaced", "replaced"),
        REVOKED("was revoked", "Card revoked", "revoked");

        private final String atTheCounter;
        private final String inCasualty;
        private final String outside;

        Over(String atTheCounter, String inCasualty, String outside) {
            this.atTheCounter = atTheCounter;
            this.inCasualty = inCasualty;
            this.outside = outside;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_card_that_is_over_still_finds_its_holder_and_each_place_says_why_it_is_not_good(Over over) {
        var code = code();
        end(over);
        rekha.get("/card/scan");
        assertThat(rekha.submit("/card/scan", Map.of("scan", code)).body())
                .contains("DEVI, Sunita")
                .containsIgnoringCase(over.atTheCounter);
        rekha.get("/person");
        var searched = rekha.post("/search", Map.of("q", code));
        assertThat(Browsing.location(searched)).endsWith("/card/" + card.id() + "/scanned");
        joseph.get("/emergency");
        assertThat(joseph.submit("/emergency/scans", Map.of("scan", code)).body())
                .contains("DEVI, Sunita")
                .containsIgnoringCase(over.inCasualty);
        assertThat(new Browsing(port)
                        .get("/Q/" + code.substring(code.indexOf("/Q/") + 3))
                        .body())
                .containsIgnoringCase(over.outside)
                .doesNotContain("Sunita");
    }

    @Test
    void an_altered_code_and_one_signed_by_somebody_else_find_nobody_anywhere() {
        var code = code();
        var middle = code.length() - 40;
        var altered = code.substring(0, middle) + (code.charAt(middle) == 'A' ? 'B' : 'A') + code.substring(middle + 1);
        for (var bad : new String[] {altered, foreign()}) {
            rekha.get("/card/scan");
            assertThat(rekha.post("/card/scan", Map.of("scan", bad)).body())
                    .containsIgnoringCase("not genuine")
                    .doesNotContain("DEVI, Sunita");
            joseph.get("/emergency");
            assertThat(joseph.post("/emergency/scans", Map.of("scan", bad)).body())
                    .contains("Not genuine", "Treatment goes on")
                    .doesNotContain("DEVI, Sunita");
            assertThat(new Browsing(port)
                            .get("/Q/" + bad.substring(bad.indexOf("/Q/") + 3))
                            .body())
                    .doesNotContain("S. D.", "This card is genuine");
        }
    }

    private void end(Over over) {
        switch (over) {
            case EXPIRED ->
                jdbc.sql("alter table card.card disable trigger card_step; "
                                + "update card.card set issued_on = issued_on - 400, expires_on = expires_on - 400 where id = '"
                                + card.id() + "'; alter table card.card enable trigger card_step")
                        .update();
            case REPLACED -> cards.replace(card.id(), "torn", TestHolders.MEENA);
            case REVOKED -> cards.revoke(card.id(), "wrong person", TestHolders.MEENA);
        }
    }

    private String code() {
        return prints.latest(card.id()).orElseThrow().fields().code();
    }

    /** The same words under a key that is none of ours. */
    private String foreign() {
        var token = new ServiceToken(
                card.serial(),
                card.healthId(),
                card.issuedOn(),
                card.expiresOn(),
                Set.of(),
                1979,
                SexCode.FEMALE,
                "Sunita Devi");
        return ServiceCode.text(token, "card.delhi.example", TestKeys.withNumber(1));
    }
}
