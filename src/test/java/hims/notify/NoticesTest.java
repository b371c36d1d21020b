package hims.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.PersonId;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.platform.Rows;
import hims.platform.web.Language;
import hims.world.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
class NoticesTest {
    private final Notices notices;
    private final NotifySql sql;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Phone phone = phone();
    private final Actor sunita = citizen(UUID.randomUUID().toString());

    NoticesTest(Notices notices, NotifySql sql, TransactionOperations transactions, JdbcClient jdbc) {
        this.notices = notices;
        this.sql = sql;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Test
    void a_message_is_kept_in_the_language_of_its_reader() {
        send(called("token-called:" + Ids.next()));
        assertThat(bodies()).singleElement().asString().contains("टोकन M-042", "कमरा 14");
    }

    @Test
    void the_same_cause_tells_a_person_once() {
        var key = "token-called:" + Ids.next();
        send(called(key));
        send(called(key));
        assertThat(bodies()).hasSize(1);
    }

    @Test
    void the_same_cause_at_the_same_moment_tells_a_person_once() throws InterruptedException {
        var key = "token-called:" + Ids.next();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 20)
                    .mapToObj(one -> Executors.callable(() -> send(called(key))))
                    .toList());
        }
        assertThat(bodies()).hasSize(1);
    }

    @Test
    void an_act_that_fails_tells_nobody() {
        transactions.executeWithoutResult(status -> {
            notices.send(called("token-called:" + Ids.next()), sunita);
            status.setRollbackOnly();
        });
        assertThat(bodies()).isEmpty();
    }

    @Test
    void nothing_is_told_outside_an_act() {
        assertThatThrownBy(() -> notices.send(called("x"), sunita))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void the_eleventh_code_of_a_day_is_refused() {
        for (var i = 0; i < 10; i++) {
            send(code());
        }
        assertThatThrownBy(() -> send(code()))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("notify.too-many-codes");
    }

    @Test
    void twenty_clerks_at_once_get_no_more_codes_out_than_the_day_allows() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 20)
                    .mapToObj(one -> Executors.callable(() -> send(code())))
                    .toList());
        }
        assertThat(states()).hasSize(10);
    }

    @Test
    void over_the_quota_an_ordinary_message_is_dropped_and_a_break_glass_notice_still_goes() {
        for (var i = 0; i < 40; i++) {
            send(called("token-called:" + Ids.next()));
        }
        send(called("token-called:" + Ids.next()));
        assertThat(states()).containsOnlyOnce("DROPPED");
        send(Notice.toCitizen(
                Event.BREAK_GLASS,
                Language.EN,
                phone,
                "break-glass:" + Ids.next(),
                Map.of(
                        "place",
                        "GTB Hospital",
                        "date",
                        "03-Nov-2026",
                        "role",
                        "Emergency doctor",
                        "helpline",
                        "1031")));
        assertThat(states()).hasSize(42).containsOnlyOnce("DROPPED");
    }

    @Test
    void one_address_can_not_pump_codes_to_many_numbers() {
        var pump = citizen("10.9.8.7-" + Ids.next());
        for (var i = 0; i < 200; i++) {
            send(code(phone()), pump);
        }
        assertThatThrownBy(() -> send(code(phone()), pump)).isInstanceOf(Rejected.class);
    }

    @Test
    void a_code_never_waits_for_the_morning() {
        send(code());
        assertThat(jdbc.sql(
                                "select max(expires_at - created_at) = interval '5 minutes' from notify.message where phone = :phone")
                        .param("phone", phone.e164())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void only_administrators_read_what_was_sent() {
        assertThatThrownBy(() -> notices.latest(sunita)).isInstanceOf(Rejected.class);
        assertThat(notices.latest(Actor.system("test"))).isNotNull();
    }

    @Test
    void health_knows_of_the_gateway() {
        assertThat(notices.health().gateway()).isTrue();
        assertThat(new Notices.Health(false, 0).good()).isFalse();
        assertThat(sql.waiting(Clock.systemUTC().instant().minus(Duration.ofDays(3650))))
                .isZero();
    }

    private void send(Notice notice) {
        send(notice, sunita);
    }

    private void send(Notice notice, Actor by) {
        transactions.executeWithoutResult(status -> notices.send(notice, by));
    }

    private Notice called(String key) {
        return Notice.toCitizen(
                Event.TOKEN_CALLED, Language.HI, phone, key, Map.of("token", "M-042", "place", "कमरा 14"));
    }

    private Notice code() {
        return code(phone);
    }

    private static Notice code(Phone to) {
        return Notice.toCitizen(Event.OTP, Language.EN, to, "otp:" + Ids.next(), Map.of("code", "123456"));
    }

    private List<String> bodies() {
        return column("body");
    }

    private List<String> states() {
        return column("state");
    }

    private List<String> column(String name) {
        return Rows.list(jdbc.sql("select " + name + " from notify.message where phone = :phone")
                .param("phone", phone.e164())
                .query(String.class));
    }

    private static Phone phone() {
        return new Phone("+9198" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));
    }

    private static Actor citizen(String network) {
        return Actor.citizen(new PersonId(Ids.next()), "Sunita Devi", "session", network);
    }
}
