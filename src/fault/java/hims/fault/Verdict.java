package hims.fault;

import hims.fault.judge.Judge;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Asks the judge, as of one moment. */
final class Verdict {
    private Verdict() {}

    static void of(Program program, Trial trial) throws IOException, SQLException {
        of(program, trial, false);
    }

    static void of(Program program, Trial trial, boolean keysForgotten) throws IOException, SQLException {
        try (var database = program.database()) {
            database.setAutoCommit(false);
            database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var judge = new Judge(trial.log().path(), database, keysForgotten);
            var faults = judge.faults();
            faults.stream().limit(10).forEach(trial::fail);
            trial.seen().say("judged", judge.extent());
        }
    }
}
