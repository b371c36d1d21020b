package hims.pharmacy;

import static hims.pharmacy.PharmacyProblem.UNKNOWN_DISPENSE;

import hims.access.Access;
import hims.access.Actor;
import hims.access.Permission;
import hims.audit.Action;
import hims.pharmacy.Dispensed.Line;
import hims.pharmacy.Dispensed.Owed;
import hims.platform.Commands;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.supply.Issued;
import hims.supply.Stock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands medicines over: the one transaction of ADR 0011, carried out once however often it is sent. */
@Service
public class Dispensing {
    private static final String ROUTE = "pharmacy.dispense";

    private final Commands commands;
    private final HandOver handOver;
    private final DispenseSql sql;
    private final Stock stock;
    private final Access access;

    Dispensing(Commands commands, HandOver handOver, DispenseSql sql, Stock stock, Access access) {
        this.commands = commands;
        this.handOver = handOver;
        this.sql = sql;
        this.stock = stock;
        this.access = access;
    }

    /**
     * Moves the stock, fills the lines, writes the record, the charge and the audit row: all of it or nothing.
     *
     * @param key of the form: the same key again gives the same dispense
     * @throws Rejected LINE_CHANGED, ABOVE_ORDERED, NOTHING_GIVEN, a check's refusal, or supply's
     *     INSUFFICIENT_STOCK with what is left
     */
    public DispenseId dispense(Dispense dispense, Actor by, String key) {
        access.require(by, Permission.DISPENSE, dispense.store());
        var hash = Commands.hash(dispense.toString().getBytes(StandardCharsets.UTF_8));
        var answer = commands.once(
                key,
                by.user().value(),
                ROUTE,
                hash,
                () -> handOver.handOver(dispense, command(key), by).toString());
        return new DispenseId(UUID.fromString(answer));
    }

    /**
     * What this submission did before. Ask after reading the prescription: whoever reads a line that the first arrival has
     * changed then finds its dispense too.
     */
    Optional<DispenseId> find(Prescription prescription, String key, Actor by) {
        return sql.ofPrescription(prescription.id()).stream()
                .filter(head ->
                        head.command().equals(command(key)) && head.dispenser().equals(by.user()))
                .map(DispenseSql.Head::id)
                .findFirst();
    }

    private static UUID command(String key) {
        return Ids.named("command", key);
    }

    @Transactional
    public Dispensed fetch(DispenseId id, Actor by) {
        var head = sql.find(id).orElseThrow(() -> new Rejected(UNKNOWN_DISPENSE));
        access.requireCare(by, Permission.PRESCRIPTION_READ, head.patient(), Action.READ, "dispense", id);
        return dispensed(head);
    }

    /** Earlier hand-overs of a prescription, the newest first, at whichever counter of the city. */
    @Transactional
    public List<Dispensed> of(Prescription prescription, Actor by) {
        access.requireCare(
                by,
                Permission.PRESCRIPTION_READ,
                prescription.patient(),
                Action.READ,
                "prescription",
                prescription.id());
        return sql.ofPrescription(prescription.id()).stream()
                .map(this::dispensed)
                .toList();
    }

    private Dispensed dispensed(DispenseSql.Head head) {
        var lines = sql.lines(head.id());
        var issued = stock.issuedTo(lines.stream().map(DispenseSql.Line::id).toList()).stream()
                .collect(Collectors.groupingBy(Issued::source));
        var owed = sql.owed(lines.stream().map(DispenseSql.Line::line).toList()).stream()
                .collect(Collectors.toMap(Owed::line, one -> one));
        return new Dispensed(
                head.id(),
                head.prescription(),
                head.patient(),
                head.facility(),
                head.store(),
                head.dispenserName(),
                head.handedOverAt(),
                lines.stream()
                        .map(line -> new Line(
                                line.id(),
                                line.line(),
                                line.quantity(),
                                issued.getOrDefault(line.id(), List.of()),
                                owed.get(line.line())))
                        .toList());
    }
}
