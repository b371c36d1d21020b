package hims.person.survey;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.access.Actor;
import hims.access.Role;
import hims.platform.Ids;
import hims.world.Registered;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Files of surveys, sent by Usha Rawat of the records department. */
@Component
public class TestSurveys {
    static final Actor USHA = Registered.staff("Usha Rawat", Role.IDENTITY_OFFICER, "LNH");
    static final String HEADING = "form,member,refused,given,family,sex,born,phone,relation,relative,locality,abha\n";

    private final Surveys surveys;
    private final SurveyWork work;

    TestSurveys(Surveys surveys, SurveyWork work) {
        this.surveys = surveys;
        this.work = work;
    }

    public String rows(String form) {
        return HEADING + form + ",1,,Bhagwanti,Bisht,F,1961,,,,Narela,\n";
    }

    public UUID checked() {
        var id = sent(rows("F" + Ids.next().toString().substring(24)));
        work.run(Duration.ofMinutes(1));
        return id.value();
    }

    BatchId sent(String file) {
        return sent(file.getBytes(UTF_8));
    }

    BatchId sent(byte[] file) {
        return surveys.upload("survey.csv", new ByteArrayInputStream(file), USHA);
    }

    /** Sent, looked at, let in and worked through. */
    Batch taken(String file) {
        return through(sent(file));
    }

    Batch through(BatchId id) {
        work.run(Duration.ofMinutes(5));
        surveys.accept(id, USHA);
        work.run(Duration.ofMinutes(5));
        return batch(id);
    }

    Batch batch(BatchId id) {
        return surveys.open(id, USHA).batch();
    }
}
