package hims.pharmacy;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.person.Person;
import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.web.Frame;
import hims.scheduling.QueuePanel;
import hims.scheduling.Token;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits to be filled at a hospital. */
@Service
public class Worklist {
    private static final Duration LOOKED_BACK = Duration.ofDays(3);
    private static final int MOST = 50;

    private final PrescriptionSql sql;
    private final Patients patients;
    private final PharmacyQueue queue;
    private final Access access;
    private final Clock clock;

    Worklist(PrescriptionSql sql, Patients patients, PharmacyQueue queue, Access access, Clock clock) {
        this.sql = sql;
        this.patients = patients;
        this.queue = queue;
        this.access = access;
        this.clock = clock;
    }

    /** @param queue empty while the pharmacist has opened no counter */
    public record Show(Optional<QueuePanel> queue, List<Waiting> waiting, Fields in) {
        public Input number(Frame frame) {
            return Input.text("number", frame.text("pharmacy.present.number"))
                    .hint(frame.text("pharmacy.present.hint"))
                    .maxLength(40)
                    .in(in, frame);
        }
    }

    /** @param person null where the registry does not show her */
    public record Waiting(
            Prescription prescription, @Nullable Person person) {
        public String name(Frame frame) {
            return person == null || person.confidential()
                    ? frame.text("scheduling.name-restricted")
                    : person.name().formal();
        }

        public String path() {
            return "/pharmacy/prescriptions/" + prescription.id() + "/counter";
        }
    }

    public record None(Optional<QueuePanel> queue, Person person, String token) {}

    @Transactional(readOnly = true)
    public Show page(Fields in, Actor by) {
        access.require(by, Permission.DISPENSE);
        var since = clock.instant().minus(LOOKED_BACK);
        var waiting =
                sql.waiting(by.facility(), since, MOST).stream().map(sql::fetch).toList();
        var people = patients.people(waiting.stream().map(Prescription::patient).toList());
        return new Show(
                queue.panel(null, by),
                waiting.stream()
                        .map(one -> new Waiting(one, people.get(one.patient())))
                        .toList(),
                in);
    }

    /** A person at the counter for whom nothing is left to fill. */
    @Transactional(readOnly = true)
    public None none(Token token, Actor by) {
        access.require(by, Permission.DISPENSE);
        return new None(queue.panel(token.person(), by), patients.person(token.person()), token.label());
    }
}
