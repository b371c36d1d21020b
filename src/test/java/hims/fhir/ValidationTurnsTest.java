package hims.fhir;

import static hims.fhir.Hospital.header;
import static hims.fhir.Hospital.json;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.fhir.Hospital.Wire;
import hims.world.DatabaseTest;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The full validator keeps nobody from working. */
@DatabaseTest
class ValidationTurnsTest {
    private static final String ALL = "system/*.cruds";

    private final Wire laboratory;
    private final ValidationTurns turns;
    private final PersonId sunita;

    ValidationTurnsTest(@LocalServerPort int port, Hospital hospital, ValidationTurns turns) {
        this.laboratory = new Wire(port, Hospital.token(port, hospital.program("LNH", ALL), ALL));
        this.turns = turns;
        this.sunita = hospital.patient("LNH", "Sunita");
    }

    @Test
    void who_finds_no_turn_is_told_when_to_come_again() throws InterruptedException {
        var taken = new CountDownLatch(ValidationTurns.AT_ONCE);
        var over = new CountDownLatch(1);
        var others = new Thread[ValidationTurns.AT_ONCE];
        for (var at = 0; at < others.length; at++) {
            others[at] = Thread.ofVirtual()
                    .start(() -> turns.take(() -> {
                        taken.countDown();
                        await(over);
                        return "";
                    }));
        }
        taken.await();
        var pulse = Hospital.pulse(sunita, 72);
        var refused = laboratory.send("POST", "/Observation/$validate", pulse);
        over.countDown();
        for (var other : others) {
            other.join();
        }
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(header(refused, "Retry-After")).isEqualTo("5");
        assertThat(json(refused).at("/issue/0/code").asString()).isEqualTo("transient");
        assertThat(laboratory.send("POST", "/Observation/$validate", pulse).statusCode())
                .isEqualTo(200);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_is_too_large_to_be_validated_is_told_so() {
        var large = Hospital.pulse(sunita, 72)
                .replaceFirst("\\{", "{\"note\":[{\"text\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}],");
        assertThat(laboratory.send("POST", "/Observation/$validate", large).statusCode())
                .isEqualTo(413);
    }
}
