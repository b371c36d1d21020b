package hims.fhir;

import hims.access.Actor;
import hims.platform.Rejected;
import hims.platform.Retry;
import hims.platform.web.Language;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes some units and how far their file has come with them, in one transaction. */
@Component
class ImportWriter {
    private static final Call CALL = new Call(
            Interaction.TRANSACTION,
            null,
            "",
            "",
            "",
            Query.NONE,
            _ -> null,
            Body.NONE,
            Caller.session(Actor.system("import")),
            "urn:hims:import",
            Language.EN);

    private final Transactions transactions;
    private final ImportPatients patients;
    private final ImportParties parties;
    private final ImportSql sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportWriter(
            Transactions transactions,
            ImportPatients patients,
            ImportParties parties,
            ImportSql sql,
            TransactionTemplate transaction,
            Clock clock) {
        this.transactions = transactions;
        this.patients = patients;
        this.parties = parties;
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    long done(ImportMark mark) {
        return sql.done(mark);
    }

    /** @throws Rejected which knows the {@link ImportUnit.Place} it means, where one of them is to blame */
    ImportBatch write(List<ImportUnit> units, Optional<ImportMark> mark) {
        return Retry.transaction(() -> Objects.requireNonNull(transaction.execute(_ -> {
            sql.patiently();
            var batch = new ImportBatch(patients, parties);
            batch.read(units);
            write(batch);
            mark.ifPresent(one -> advanceTo(one, units.getLast().number()));
            return batch;
        })));
    }

    /** Those that waited wait no longer. */
    ImportBatch write(List<ImportWaiting> lines) {
        return Retry.transaction(() -> Objects.requireNonNull(transaction.execute(_ -> {
            sql.patiently();
            var batch = new ImportBatch(patients, parties);
            batch.read(lines.stream().map(ImportWaiting::unit).toList());
            write(batch);
            sql.forget(lines);
            return batch;
        })));
    }

    /** @see ImportSql#waiting */
    List<ImportWaiting> waiting(ImportWaiting after, int most) {
        return sql.waiting(after, most);
    }

    private void write(ImportBatch batch) {
        if (batch.entries().isEmpty()) {
            return;
        }
        try {
            transactions.run(CALL, batch.bytes(), batch.entries());
        } catch (Rejected refused) {
            throw batch.placed(refused);
        }
    }

    /** Past what was refused. */
    void advance(ImportMark mark, long done) {
        transaction.executeWithoutResult(_ -> advanceTo(mark, done));
    }

    /** Past what has to wait. */
    void defer(ImportWaiting line, Optional<ImportMark> mark) {
        transaction.executeWithoutResult(_ -> {
            sql.defer(line);
            mark.ifPresent(one -> advanceTo(one, line.line()));
        });
    }

    /** @throws Rejected IMPORT_ELSEWHERE */
    private void advanceTo(ImportMark mark, long done) {
        if (!sql.advance(mark, done, clock.instant())) {
            throw new Rejected(FhirProblem.IMPORT_ELSEWHERE);
        }
    }
}
