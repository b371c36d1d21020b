package hims.notify;

import static org.assertj.core.api.Assertions.assertThat;

import hims.notify.NotifySql.NewMessage;
import hims.notify.SmsGateway.Receipt;
import hims.platform.Ids;
import hims.platform.Row;
import hims.platform.web.Language;
import hims.world.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** In the year 2040, so that the program's own job leaves these messages alone. */
@DatabaseTest
class DeliveryTest {
    private static final Instant START = Instant.parse("2040-01-01T06:00:00Z");

    private final NotifySql sql;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final SimulatedPhone phones;
    private final Phone phone = new Phone("+9197" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));
    private final Hands clock = new Hands();

    DeliveryTest(NotifySql sql, TransactionOperations transactions, JdbcClient jdbc, SimulatedPhone phones) {
        this.sql = sql;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.phones = phones;
    }

    /** A clock that is turned by hand. */
    private static final class Hands extends Clock {
        private Instant now = START;

        void turn(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Kolkata");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Answers what it is told to, and accepts when it has nothing left to say. */
    private final class Provider implements SmsGateway {
        private final Deque<Receipt> answers = new ArrayDeque<>();
        private final List<Sms> taken = new ArrayList<>();

        Provider(Receipt... answers) {
            this.answers.addAll(List.of(answers));
        }

        @Override
        public Receipt send(Sms sms) {
            if (!sms.phone().equals(phone)) {
                return new Receipt.Accepted();
            }
            taken.add(sms);
            return answers.isEmpty() ? new Receipt.Accepted() : answers.removeFirst();
        }
    }

    @Test
    void a_message_goes_out_once() {
        queue(Event.TOKEN_CALLED);
        var provider = new Provider();
        deliver(provider);
        deliver(provider);
        assertThat(provider.taken).hasSize(1);
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void a_message_that_is_not_due_yet_stays() {
        clock.turn(Duration.ofHours(1));
        queue(Event.CARD_ISSUED);
        clock.turn(Duration.ofMinutes(-1));
        deliver(new Provider());
        assertThat(state()).isEqualTo("QUEUED");
    }

    @Test
    void an_unreachable_gateway_is_tried_again_later_and_longer() {
        queue(Event.CARD_ISSUED);
        var provider = new Provider(new Receipt.Unreachable("timeout"), new Receipt.Unreachable("timeout"));
        deliver(provider);
        deliver(provider);
        assertThat(provider.taken).hasSize(1);
        clock.turn(Duration.ofSeconds(30));
        deliver(provider);
        clock.turn(Duration.ofSeconds(30));
        deliver(provider);
        assertThat(provider.taken).hasSize(2);
        clock.turn(Duration.ofMinutes(2));
        deliver(provider);
        assertThat(provider.taken).hasSize(3);
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void the_sixth_failure_is_the_last() {
        queue(Event.CARD_ISSUED);
        var provider = new Provider(IntStream.range(0, 9)
                .mapToObj(i -> new Receipt.Unreachable("timeout"))
                .toArray(Receipt[]::new));
        for (var i = 0; i < 9; i++) {
            deliver(provider);
            clock.turn(Duration.ofHours(5));
        }
        assertThat(provider.taken).hasSize(6);
        assertThat(state()).isEqualTo("FAILED");
    }

    @Test
    void a_refused_number_is_not_tried_again() {
        queue(Event.CARD_ISSUED);
        deliver(new Provider(new Receipt.Refused("no such number")));
        assertThat(state()).isEqualTo("FAILED");
    }

    @Test
    void a_code_that_is_too_old_is_not_sent_any_more() {
        queue(Event.OTP);
        clock.turn(Duration.ofMinutes(5));
        var provider = new Provider();
        deliver(provider);
        assertThat(provider.taken).isEmpty();
        assertThat(state()).isEqualTo("EXPIRED");
    }

    @Test
    void a_code_is_forgotten_once_it_has_left_the_house() {
        queue(Event.OTP);
        deliver(new Provider());
        assertThat(column("body")).doesNotContain("text of");
    }

    @Test
    void a_process_that_dies_between_taking_and_sending_loses_nothing() {
        queue(Event.CARD_ISSUED);
        sql.take(clock.instant(), clock.instant().plus(Duration.ofMinutes(2)));
        var provider = new Provider();
        deliver(provider);
        assertThat(provider.taken).isEmpty();
        clock.turn(Duration.ofMinutes(2));
        deliver(provider);
        assertThat(provider.taken).hasSize(1);
    }

    @Test
    void ten_processes_at_once_send_it_once() throws InterruptedException {
        queue(Event.TOKEN_CALLED);
        var sent = new AtomicInteger();
        SmsGateway counting = sms -> {
            sent.addAndGet(sms.phone().equals(phone) ? 1 : 0);
            return new Receipt.Accepted();
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 10)
                    .mapToObj(one -> Executors.callable(() -> deliver(counting)))
                    .toList());
        }
        assertThat(sent).hasValue(1);
    }

    @Test
    void the_simulated_phone_shows_what_a_real_one_would_have_received() {
        queue(Event.TOKEN_CALLED);
        deliver(phones);
        assertThat(phones.received(phone))
                .extracting(SimulatedPhone.Received::body)
                .containsExactly("text of TOKEN_CALLED");
        assertThat(state()).isEqualTo("DELIVERED");
    }

    private void deliver(SmsGateway gateway) {
        new Delivery(sql, gateway, transactions, clock).deliverDue();
    }

    private void queue(Event event) {
        var now = clock.instant();
        var id = new MessageId(Ids.next());
        sql.insert(new NewMessage(
                id,
                id.toString(),
                event,
                Audience.CITIZEN,
                Language.EN,
                Channel.SMS,
                phone.e164(),
                "test",
                "text of " + event,
                MessageState.QUEUED,
                now,
                now,
                now.plus(event.useful()),
                null));
    }

    private String state() {
        return column("state");
    }

    private String column(String name) {
        return jdbc.sql("select " + name + " from notify.message where phone = :phone")
                .paramSource(Row.with("phone", phone.e164()))
                .query(String.class)
                .single();
    }
}
