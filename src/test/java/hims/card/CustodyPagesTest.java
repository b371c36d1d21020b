package hims.card;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.Role;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two custodians at their pages (CARD-34). */
@DatabaseTest
class CustodyPagesTest {
    private static final Pattern ACT = Pattern.compile("/card/keys/acts/([0-9a-f-]{36})/confirmation");
    private static final String ACTS = "/card/keys/acts";

    private final Invitation invitations;
    private final int port;
    private final SigningKeys keys;

    CustodyPagesTest(Invitation invitations, @LocalServerPort int port, SigningKeys keys) {
        this.invitations = invitations;
        this.port = port;
        this.keys = keys;
    }

    @Test
    void one_proposes_with_her_password_the_other_confirms_with_his() {
        var farida = StaffDesk.open(port, invitations, "Farida Khan", Role.KEY_CUSTODIAN, "LNH");
        var mohan = StaffDesk.open(port, invitations, "Mohan Lal", Role.KEY_CUSTODIAN, "GTB");
        assertThat(Browsing.location(farida.get("/"))).endsWith("/card/keys");
        assertThat(farida.get("/card/keys").body()).contains("Keys of the cards", "emergency codes", "Signs");

        var why = "yearly change " + UUID.randomUUID();
        var form = Map.of("act", "ANNOUNCE.EMERGENCY", "reason", why, "password", "not hers at all");
        assertThat(farida.post(ACTS, form).body()).contains("h-field__error").contains(why);
        farida.get("/card/keys");
        var proposed =
                farida.post(ACTS, Map.of("act", "ANNOUNCE.EMERGENCY", "reason", why, "password", StaffDesk.PASSWORD));
        assertThat(proposed.statusCode()).as(proposed.body()).isBetween(302, 303);
        var hers = farida.get("/card/keys").body();
        assertThat(hers).contains(why, "another custodian confirms");

        var his = acts(mohan.get("/card/keys").body());
        his.removeAll(acts(hers));
        assertThat(his).hasSize(1); // her own is offered to him alone
        var act = ACTS + "/" + his.getFirst();
        int many = keys.all().size();
        assertThat(mohan.post(act + "/confirmation", Map.of("password", "guessed"))
                        .body())
                .contains("h-field__error");
        assertThat(keys.all()).hasSize(many);
        mohan.get("/card/keys");
        assertThat(mohan.submit(act + "/confirmation", Map.of("password", StaffDesk.PASSWORD))
                        .body())
                .contains("Confirmed by Mohan Lal");
        assertThat(keys.all()).hasSize(many + 1);
    }

    private static List<String> acts(String page) {
        return new ArrayList<>(ACT.matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList());
    }

    @Test
    void a_keys_page_says_what_its_loss_would_mean_and_speaks_hindi() {
        var farida = StaffDesk.open(port, invitations, "Farida Khan", Role.KEY_CUSTODIAN, "LNH");
        int key = keys.numberOf(KeyPurpose.SERVICE);
        assertThat(farida.get("/card/keys/" + key).body())
                .contains("If this key were in other hands", keys.fetch(key).thumbprint());
        assertThat(farida.get("/card/keys/254").statusCode()).isEqualTo(404);
        farida.post("/language", Map.of("language", "hi", "back", "/"));
        assertThat(farida.get("/card/keys/" + key).body()).contains("किसी और के हाथ", "हस्ताक्षर करती है");
        assertThat(farida.get("/card/keys/reissues").body()).contains("दोबारा बनाने वाले कार्ड");
    }

    @Test
    void to_others_the_keys_are_closed_and_a_card_centre_sees_only_its_work() {
        var asha = StaffDesk.open(port, invitations, "Asha Rani", Role.ADMINISTRATOR, "LNH");
        assertThat(asha.get("/card/keys").statusCode()).isEqualTo(403);
        var nasreen = StaffDesk.open(port, invitations, "Nasreen Bano", Role.CARD_OPERATOR, "LNH");
        assertThat(nasreen.get("/card/keys").statusCode()).isEqualTo(403);
        assertThat(nasreen.get("/card/keys/reissues").statusCode()).isEqualTo(200);
    }
}
