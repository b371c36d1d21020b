package hims.billing;

import static hims.billing.BillingProblem.*;

import hims.access.Actor;
import hims.access.OpenTo;
import hims.billing.ChargeSql.ChargeRow;
import hims.platform.Ids;
import hims.platform.Money;
import hims.platform.Rejected;
import hims.scheduling.VisitId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Values each act as it happens, in the act's own transaction (BILL-1). Free care is valued too (BILL-2). */
@Service
public class Charges {
    private final ChargeSql sql;
    private final Clock clock;

    Charges(ChargeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Charges an act at the tariff of its day, and opens the visit's account with the first. Without a tariff the act goes
     * on, valued at nothing and marked for the fix list.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo("modules that carry the act out and have asked for the right to do it")
    public ChargeId post(Act act, Actor by) {
        var account = sql.account(act.visit(), act.patient(), act.facility(), clock.instant());
        if (!account.open()) {
            throw new Rejected(ACCOUNT_CLOSED);
        }
        var day = LocalDate.ofInstant(act.actedAt(), ZoneId.of("Asia/Kolkata"));
        var tariff = sql.tariff(act.service(), day);
        var split = tariff.map(row -> row.value(act)).orElse(Split.of(Money.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
        var charge = new ChargeRow(
                new ChargeId(Ids.next()),
                account.id(),
                act.facility(),
                Charge.Kind.POSTED,
                act.service(),
                act.source(),
                act.quantity(),
                split.gross(),
                split.patient(),
                split.scheme(),
                split.state(),
                tariff.map(Tariff::id).orElse(null),
                null,
                null,
                by.user(),
                act.actedAt(),
                clock.instant());
        sql.insert(charge);
        return charge.id();
    }

    /**
     * Takes a charge back by a row with every amount negated; the original stays as it is.
     *
     * @throws Rejected ALREADY_REVERSED, also when the act was never charged
     */
    @Transactional(propagation = Propagation.MANDATORY)
    @OpenTo("modules that undo their own act")
    public ChargeId reverse(UUID source, String reason, Actor by) {
        var original = sql.ofSource(source).orElseThrow(() -> new Rejected(ALREADY_REVERSED));
        var split = original.split().negated();
        var reversal = new ChargeRow(
                new ChargeId(Ids.next()),
                original.account(),
                original.facility(),
                Charge.Kind.REVERSAL,
                original.service(),
                source,
                original.quantity(),
                split.gross(),
                split.patient(),
                split.scheme(),
                split.state(),
                original.tariff(),
                original.id(),
                reason,
                by.user(),
                original.actedAt(),
                clock.instant());
        try {
            sql.insert(reversal);
        } catch (DuplicateKeyException secondTime) {
            throw new Rejected(ALREADY_REVERSED);
        }
        return reversal.id();
    }

    @Transactional(readOnly = true)
    @OpenTo("modules that show the visit and have asked for the right to see the patient")
    public List<Charge> ofVisit(VisitId visit) {
        return sql.ofVisit(visit);
    }
}
