package hims.demo;

import hims.access.Actor;
import hims.access.Invitation;
import hims.access.UnitId;
import hims.card.Cards;
import hims.org.Org;
import hims.person.Registry;
import hims.record.ClinicalRecord;
import hims.record.Draft;
import hims.supply.Items;
import hims.supply.Stock;
import hims.terminology.Allergens;
import hims.terminology.Conditions;
import hims.terminology.Dosing;
import hims.terminology.Medicines;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills the city once, the same way for the same seed; a city that is there stays as it is. */
@Component
@ConditionalOnProperty("hims.demo")
class DemoCity implements ApplicationRunner {
    static final Actor CITY = Actor.system("demo city");
    /** A card names the hospital that issued it. */
    private static final Actor COUNTER = Actor.system("demo city", UnitId.of("LNH"));

    private static final Logger log = LoggerFactory.getLogger(DemoCity.class);
    private static final int TOGETHER = 40;

    private final Org org;
    private final Invitation invitations;
    private final Registry registry;
    private final ClinicalRecord record;
    private final Stock stock;
    private final Items items;
    private final Conditions conditions;
    private final Medicines medicines;
    private final Allergens allergens;
    private final Dosing dosing;
    private final Cards cards;
    private final DemoCards centre;
    private final Kinfolk kinfolk;
    private final DemoSql city;
    private final Halls halls;
    private final Nights nights;
    private final Today day;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int people;
    private final long seed;

    DemoCity(
            Org org,
            Invitation invitations,
            Registry registry,
            ClinicalRecord record,
            Stock stock,
            Items items,
            Conditions conditions,
            Medicines medicines,
            Allergens allergens,
            Dosing dosing,
            Cards cards,
            DemoCards centre,
            Kinfolk kinfolk,
            DemoSql city,
            Halls halls,
            Nights nights,
            Today day,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${hims.demo.people:2400}") int people,
            @Value("${hims.demo.seed:1947}") long seed) {
        this.org = org;
        this.invitations = invitations;
        this.registry = registry;
        this.record = record;
        this.stock = stock;
        this.items = items;
        this.conditions = conditions;
        this.medicines = medicines;
        this.allergens = allergens;
        this.dosing = dosing;
        this.cards = cards;
        this.centre = centre;
        this.kinfolk = kinfolk;
        this.city = city;
        this.halls = halls;
        this.nights = nights;
        this.day = day;
        this.transaction = transaction;
        this.clock = clock;
        this.people = people;
        this.seed = seed;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var dice = new Dice(seed);
        city.once("staff", () -> Staff.enrol(invitations));
        city.once("shelves", () -> new Shelves(stock, items, medicines, dice, today()).fill(org));
        city.once("residents", () -> treat(settle(dice), dice));
        city.once("families", kinfolk::settle);
        city.once("cards", () -> centre.fill(registry.fetchAll(city.people()).values(), COUNTER));
        city.once("boards", halls::hangBoards);
        city.once("scorecard", nights::countRegistrations);
        day.begin(Townsfolk.of(registry.fetchAll(city.people()).values(), today()));
    }

    private List<Resident> settle(Dice dice) {
        log.info("Settling {} residents with two years of care; this happens once ...", people);
        var households = new Households(registry, CITY, dice, today());
        var residents = new ArrayList<Resident>();
        for (var named : Named.ALL) {
            var resident = named.register(registry, CITY, today());
            residents.add(resident);
            cards.issueTemporary(resident.id(), COUNTER, UUID.randomUUID().toString());
            var person = registry.fetch(resident.id());
            city.settle(resident.id(), person.name().full(), person.healthId().grouped(), named.phone());
        }
        residents.add(Objects.requireNonNull(transaction.execute(_ -> Named.TWICE.receive(registry, CITY, today()))));
        city.settle(residents.getLast().id());
        while (residents.size() < people) {
            var family = households.family();
            family.forEach(resident -> city.settle(resident.id()));
            residents.addAll(family);
        }
        return residents;
    }

    private void treat(List<Resident> residents, Dice dice) {
        var histories = new Histories(org, conditions, medicines, allergens, dosing, dice, clock.instant());
        var waiting = new ArrayList<Draft>();
        for (var n = 0; n < residents.size(); n++) {
            waiting.addAll(histories.of(residents.get(n)));
            if (n % TOGETHER == TOGETHER - 1 || n == residents.size() - 1) {
                transaction.executeWithoutResult(status ->
                        record.importAll(waiting, CITY, clock.instant().minus(1, ChronoUnit.HOURS)));
                waiting.clear();
            }
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Kolkata"));
    }
}
