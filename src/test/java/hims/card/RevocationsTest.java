package hims.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.card.code.Jws;
import hims.card.code.Rid;
import hims.platform.Rejected;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The lists that readers without a network go by (CARD-32, CARD-33). */
@DatabaseTest
class RevocationsTest {
    private final Cards cards;
    private final TestHolders people;
    private final SigningKeys keys;
    private final Revocations revocations;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final int port;

    RevocationsTest(
            Cards cards,
            TestHolders people,
            SigningKeys keys,
            Revocations revocations,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            @LocalServerPort int port) {
        this.cards = cards;
        this.people = people;
        this.keys = keys;
        this.revocations = revocations;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.port = port;
    }

    @Test
    void a_lost_card_is_on_the_list_until_it_is_found_and_readers_hear_of_both() {
        var card = issue();
        var before = revocations.whole(key()).counter();
        assertThat(revocations.whole(key()).suspended()).doesNotContain(rid(card));

        cards.reportLost(card.id(), TestHolders.MEENA);
        assertThat(revocations.whole(key()).suspended()).contains(rid(card));
        assertThat(revocations.changes(key()).suspended()).contains(rid(card));
        assertThat(revocations.whole(key()).counter()).isGreaterThan(before);

        cards.restore(card.id(), TestHolders.MEENA);
        assertThat(revocations.whole(key()).suspended()).doesNotContain(rid(card));
        assertThat(revocations.changes(key()).lifted()).contains(rid(card));
        assertThat(revocations.changes(key()).suspended()).doesNotContain(rid(card));
    }

    @Test
    void a_card_that_was_replaced_or_revoked_stays_on_the_list() {
        var replaced = issue();
        var revoked = issue();
        cards.replace(replaced.id(), "torn", TestHolders.MEENA);
        cards.revoke(revoked.id(), "wrong person", TestHolders.MEENA);

        assertThat(revocations.whole(key()).ended()).contains(rid(replaced), rid(revoked));
    }

    @Test
    void the_list_and_the_card_change_together_or_not_at_all() {
        var card = issue();
        transaction.executeWithoutResult(status -> {
            cards.reportLost(card.id(), TestHolders.MEENA);
            status.setRollbackOnly();
        });
        assertThat(revocations.whole(key()).suspended()).doesNotContain(rid(card));
        assertThatThrownBy(() -> cards.restore(card.id(), TestHolders.MEENA)).isInstanceOf(Rejected.class);
    }

    @Test
    void a_counter_never_goes_back() {
        cards.reportLost(issue().id(), TestHolders.MEENA);
        assertThatThrownBy(() -> jdbc.sql("update card.signing_key set list_counter = list_counter - 1 where number = "
                                + key().number())
                        .update())
                .hasMessageContaining("only rises");
    }

    @Test
    void changes_older_than_seven_days_are_left_to_the_whole_list() {
        var card = issue();
        cards.reportLost(card.id(), TestHolders.MEENA);
        var counter = revocations.whole(key()).counter();
        jdbc.sql("update card.listed set changed_at = changed_at - interval '8 days' where key = :key")
                .param("key", key().number())
                .update();
        var later = issue();
        cards.reportLost(later.id(), TestHolders.MEENA);

        var changes = revocations.changes(key());
        assertThat(changes.since()).isEqualTo(counter);
        assertThat(changes.suspended()).contains(rid(later)).doesNotContain(rid(card));
        assertThat(revocations.whole(key()).suspended()).contains(rid(later), rid(card));
    }

    @Test
    void everybody_may_fetch_the_lists_and_see_who_signed_them() {
        for (var end : new String[] {".jws", "-7d.jws"}) {
            var list = get("/.well-known/hims-card-list/" + kid() + end);
            assertThat(list.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
            assertThat(list.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=300", "public");
            assertThat(list.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/jose");
            var jws = Jws.read(list.body()).orElseThrow();
            var signer = keys.numbered(keys.numberOf(KeyPurpose.LIST)).orElseThrow();
            assertThat(jws.verifies(signer)).isTrue();
            assertThat(new String(jws.payload(), StandardCharsets.UTF_8))
                    .contains("\"kid\":\"" + kid() + "\"", "\"counter\":", "\"asOf\":\"20");
        }
        assertThat(get("/.well-known/hims-card-list/AAAAAAAAAAA.jws").statusCode())
                .isEqualTo(404);
    }

    @Test
    void smart_health_cards_find_their_keys_and_their_list_where_the_specification_says() {
        var thumbprint = keys.healthCardKeys().getFirst().thumbprint();
        var set = get("/.well-known/jwks.json");
        assertThat(set.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(set.body())
                .contains("\"kid\":\"" + thumbprint + "\"", "\"use\":\"sig\"", "\"crlVersion\":")
                .doesNotContain("\"d\"");
        assertThat(get("/.well-known/crl/" + thumbprint + ".json").body())
                .contains("\"kid\":\"" + thumbprint + "\"", "\"method\":\"rid\"", "\"ctr\":", "\"rids\":[");
        assertThat(get("/.well-known/crl/unknown.json").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) {
        return new Browsing(port).get(path);
    }

    private Card issue() {
        var cmd = new Cards.IssueTemporary(people.sunita(), null, false);
        return ((Issued.Now) cards.issueTemporary(cmd, TestHolders.MEENA)).card();
    }

    private SigningKey key() {
        return keys.fetch(keys.numberOf(KeyPurpose.SERVICE));
    }

    private String kid() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key().kid());
    }

    private String rid(Card card) {
        return Rid.of(key().kid(), card.serial());
    }
}
