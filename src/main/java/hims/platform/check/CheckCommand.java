package hims.platform.check;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** {@code ./hims check}: see ./hims help for what it does and what it ends with. */
@Component
@Order(2) // what is to be written out was asked for first
@ConditionalOnProperty("hims.check")
class CheckCommand implements ApplicationRunner, ExitCodeGenerator {
    private static final Logger log = LoggerFactory.getLogger(CheckCommand.class);
    private static final String ALL = "all";
    private static final int BROKEN_OFF = 1;
    private static final int UNKNOWN = 2;
    private static final int FAULTS = 3;

    private final List<Check> checks;
    private final String name;
    private int exitCode;

    CheckCommand(List<Check> checks, @Value("${hims.check}") String name) {
        this.checks = checks;
        this.name = name;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var asked = checks.stream()
                .filter(check -> name.equals(ALL) || check.name().equals(name))
                .toList();
        if (asked.isEmpty()) {
            log.error(
                    "There is no check '{}', but {}",
                    name,
                    checks.stream().map(Check::name).sorted().toList());
            exitCode = UNKNOWN;
            return;
        }
        try {
            asked.forEach(this::run);
        } catch (DataAccessException | TransactionException away) {
            log.error("The database went away ({}). Nothing was changed: run the same again", away.getMessage());
            exitCode = BROKEN_OFF;
        }
    }

    private void run(Check check) {
        var faults = check.faults();
        if (faults.isEmpty()) {
            log.info("{}: kept. {}", check.name(), check.promise());
        } else {
            exitCode = FAULTS;
            log.error("{}: NOT KEPT. {}", check.name(), check.promise());
            faults.forEach(fault -> log.error("    {}", fault));
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
