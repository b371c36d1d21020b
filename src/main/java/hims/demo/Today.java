package hims.demo;

import hims.access.Actor;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.org.Org;
import hims.org.Unit;
import hims.pharmacy.OrderLine;
import hims.pharmacy.Prescriptions;
import hims.pharmacy.SignPrescription;
import hims.pharmacy.VisitNotes;
import hims.platform.Rejected;
import hims.scheduling.IssueToken;
import hims.scheduling.PriorityClass;
import hims.scheduling.QueueId;
import hims.scheduling.QueueLine;
import hims.scheduling.QueueLists;
import hims.scheduling.Queues;
import hims.scheduling.ServicePoint;
import hims.scheduling.ServicePointId;
import hims.scheduling.ServicePoints;
import hims.scheduling.TokenState;
import hims.scheduling.Tokens;
import hims.terminology.Medicines;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Today's queues: people come, are called in some rooms and go, while the demo runs. The rooms of the demo accounts are left
 * to whoever plays them.
 */
@Component
@ConditionalOnProperty("hims.demo")
class Today implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Today.class);
    private static final List<String> BUSY = List.of(
            "LNH/MED-OPD",
            "LNH/ORTHO-OPD",
            "LNH/PAED-OPD",
            "LNH/SKIN-OPD",
            "GTB/MED-OPD",
            "GTB/GYN-OPD",
            "DDU/MED-OPD",
            "JPCH/MED-OPD");

    private static final Duration STEP = Duration.ofSeconds(4);
    private static final int WAITING = 11;
    /** How many prescriptions the pharmacy finds in the morning, at most. */
    private static final int PRESCRIPTIONS = 14;

    private final Tokens tokens;
    private final Queues queues;
    private final QueueLists lists;
    private final ServicePoints points;
    private final Prescriptions prescriptions;
    private final Medicines medicines;
    private final Org org;
    private final Dice dice = new Dice(System.nanoTime());
    private final List<Illness> illnesses = Illness.all();
    private final ScheduledExecutorService life = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("demo-city").factory());
    private final List<Room> rooms = new ArrayList<>();
    private Townsfolk people = new Townsfolk(List.of(), List.of(), List.of());
    private int signed;

    Today(
            Tokens tokens,
            Queues queues,
            QueueLists lists,
            ServicePoints points,
            Prescriptions prescriptions,
            Medicines medicines,
            Org org) {
        this.tokens = tokens;
        this.queues = queues;
        this.lists = lists;
        this.points = points;
        this.prescriptions = prescriptions;
        this.medicines = medicines;
        this.org = org;
    }

    /** A room that the city's own invented doctor runs. */
    private record Room(String department, QueueId queue, ServicePointId point, Actor by) {}

    void begin(Townsfolk everybody) {
        people = everybody;
        BUSY.forEach(this::openRooms);
        for (var round = 0; round < 4; round++) {
            rooms.forEach(this::work);
        }
        var _ = life.scheduleWithFixedDelay(
                () -> work(dice.one(rooms)), STEP.toSeconds(), STEP.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void destroy() {
        life.shutdownNow();
    }

    private void openRooms(String code) {
        var department = org.find(code).orElseThrow();
        org.children(department.id()).stream()
                .filter(room -> !played(room.id()))
                .limit(2)
                .forEach(room -> {
                    var by = invented(room, department.facility());
                    var label = room.code().substring(room.code().lastIndexOf('/') + 2);
                    var place = new ServicePoints.Place(room.id(), ServicePoint.Kind.ROOM, label);
                    quietly(() -> {
                        var opened = new Room(code, QueueId.of(code), points.open(QueueId.of(code), place, by), by);
                        rooms.add(opened);
                        for (var n = lists.list(opened.point(), by).waiting(); n < WAITING; n++) {
                            arrive(opened);
                        }
                    });
                });
    }

    private static boolean played(UnitId room) {
        return Staff.all().stream().anyMatch(account -> room.equals(account.place()));
    }

    private void arrive(Room room) {
        var desk = Actor.system("demo city", room.by().facility());
        var mark = dice.percent(8) ? PriorityClass.DISABILITY : PriorityClass.NONE;
        var wish = new IssueToken(room.queue(), dice.one(people.goingTo(room.department())), mark);
        quietly(() -> tokens.issue(wish, desk, UUID.randomUUID().toString()));
    }

    /** A little of a room's day: somebody is called, comes in or goes, and somebody new arrives. */
    private void work(Room room) {
        quietly(() -> {
            var list = lists.list(room.point(), room.by());
            if (list.waiting() < WAITING) {
                arrive(room);
            }
            if (list.here().isEmpty()) {
                queues.callNext(room.point(), room.by());
                return;
            }
            var patient = list.here().getFirst();
            if (patient.state() != TokenState.CALLED) {
                prescribe(patient, room.by());
                queues.done(patient.id(), room.by());
            } else if (dice.percent(88)) {
                queues.startService(patient.id(), room.by());
            } else {
                queues.skip(patient.id(), room.by());
            }
        });
    }

    private void prescribe(QueueLine patient, Actor by) {
        var visit = patient.visit();
        if (visit == null || signed >= PRESCRIPTIONS) {
            return;
        }
        var lines = dice.one(illnesses).medicines().stream().map(this::line).toList();
        var order = new SignPrescription(
                patient.person(), visit, null, Objects.requireNonNull(by.place()), lines, List.of(), VisitNotes.NONE);
        quietly(() -> {
            prescriptions.sign(order, by, UUID.randomUUID().toString());
            signed++;
        });
    }

    private OrderLine line(Illness.Given given) {
        var medicine = medicines.fetch(given.medicine());
        var single = medicine.pack().compareTo(BigDecimal.ONE) == 0;
        return new OrderLine(
                given.medicine(),
                given.dose(),
                medicine.routes().getFirst().code(),
                given.frequency(),
                given.days(),
                List.of(),
                given.whenNeeded() ? Long.valueOf(single ? 10 : 1) : null,
                "",
                "");
    }

    /** An empty queue or a closed day is life, not a fault of the demo. */
    private static void quietly(Runnable act) {
        try {
            act.run();
        } catch (Rejected refused) {
            log.debug("The demo city goes on after {}", refused.getMessage());
        }
    }

    private static Actor invented(Unit room, UnitId facility) {
        var user =
                new UserId(UUID.nameUUIDFromBytes(("hims:demo:room:" + room.code()).getBytes(StandardCharsets.UTF_8)));
        var name = Staff.doctorOf(room.code());
        return new Actor(user, name, Role.DOCTOR, facility, room.id(), "demo", "local");
    }
}
