package hims.notify;

import hims.platform.Row;
import hims.platform.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stands for every phone of the demo city: keeps what it would have received. Exists in demo and tests only. */
@Component
@ConditionalOnProperty("hims.notify.simulator")
public class SimulatedPhone implements SmsGateway {
    private final SimulatedPhoneSql sql;
    private final Clock clock;

    SimulatedPhone(SimulatedPhoneSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public record Received(String phone, String body, Instant receivedAt) {}

    @Override
    public Receipt send(Sms sms) {
        sql.receive(sms, clock.instant());
        return new Receipt.Delivered();
    }

    /** The latest first. */
    public List<Received> received(Phone phone) {
        return sql.received(phone);
    }

    List<Received> latest() {
        return sql.latest();
    }

    @Component
    static class SimulatedPhoneSql {
        private static final String RECEIVE = """
                insert into notify.simulated_phone (id, phone, body, received_at) values (:id, :phone, :body, :now)
                on conflict (id) do nothing
                """;

        private static final String RECEIVED = """
                select phone, body, received_at from notify.simulated_phone
                 where phone = :phone order by received_at desc, id desc limit 20
                """;

        private static final String LATEST = """
                select phone, body, received_at from notify.simulated_phone order by received_at desc, id desc limit 50
                """;

        private final JdbcClient jdbc;

        SimulatedPhoneSql(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        void receive(Sms sms, Instant now) {
            jdbc.sql(RECEIVE)
                    .paramSource(Row.with("id", sms.id(), "phone", sms.phone().e164(), "body", sms.body(), "now", now))
                    .update();
        }

        List<Received> received(Phone phone) {
            return Rows.list(jdbc.sql(RECEIVED).param("phone", phone.e164()).query(Received.class));
        }

        List<Received> latest() {
            return Rows.list(jdbc.sql(LATEST).query(Received.class));
        }
    }
}
