package hims.world;

import static hims.world.Outpatients.key;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.person.Sex;
import hims.pharmacy.OrderLine;
import hims.pharmacy.Prescription;
import hims.pharmacy.Prescriptions;
import hims.pharmacy.SignPrescription;
import hims.pharmacy.VisitNotes;
import hims.platform.Ids;
import hims.scheduling.Token;
import hims.supply.Item;
import hims.supply.Items;
import hims.terminology.Medicine;
import hims.terminology.Medicines;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Dr Ananya Sen writes prescriptions at Lok Nayak Hospital; Meena Das fills them at its counter. */
@Component
public class Prescriber {
    private static final AtomicInteger TAKEN = new AtomicInteger();

    private final Outpatients opd;
    private final Prescriptions prescriptions;
    private final Items items;
    private final Medicines medicines;

    Prescriber(Outpatients opd, Prescriptions prescriptions, Items items, Medicines medicines) {
        this.opd = opd;
        this.prescriptions = prescriptions;
        this.items = items;
        this.medicines = medicines;
    }

    /** The same at each start of the program. */
    public static final Actor MEENA = new Actor(
            new UserId(Ids.named("user", "Meena Das")),
            "Meena Das",
            Role.PHARMACIST,
            Outpatients.LOK_NAYAK,
            null,
            "session",
            "127.0.0.1");

    public static Actor pharmacist() {
        return Outpatients.staff("Meena Das", Role.PHARMACIST, Outpatients.LOK_NAYAK);
    }

    /** A tablet of the formulary that no other test has stocked, so that it can be counted; harmless by itself. */
    public Item tablet() {
        var plain = medicines.all().stream().filter(Prescriber::isPlainTablet).toList();
        return stocked(plain.get(plain.size() - TAKEN.incrementAndGet()).code());
    }

    public Item stocked(String medicine) {
        return items.define(medicine, 10, null, Actor.system("test"));
    }

    private static boolean isPlainTablet(Medicine medicine) {
        return medicine.code().endsWith("-tablet")
                && medicine.ingredients().size() == 1
                && medicine.allows("PO")
                && !medicine.highAlert()
                && !medicine.controlled();
    }

    public PersonId patient() {
        return opd.resident("Kamla", "Rawat", Sex.FEMALE, LocalDate.of(1961, 2, 3));
    }

    /** One tablet a day for so many days, for a patient of her own. */
    public Prescription prescribed(int days, Item... what) {
        var patient = patient();
        return prescribed(opd.arrives(patient), days, what);
    }

    public Prescription prescribed(Token token, int days, Item... what) {
        var doctor = Outpatients.doctor();
        var order = new SignPrescription(
                token.person(),
                Objects.requireNonNull(token.visit()),
                null,
                UnitId.of("LNH/MED-OPD/R14"),
                List.of(what).stream().map(item -> line(item.medicine(), days)).toList(),
                List.of(),
                VisitNotes.NONE);
        return prescriptions.fetch(prescriptions.sign(order, doctor, key()), doctor);
    }

    public static OrderLine line(String medicine, int days) {
        return new OrderLine(
                medicine,
                BigDecimal.ONE,
                "PO",
                "OD",
                days,
                List.of(),
                (long) days,
                "",
                Ids.next().toString());
    }
}
