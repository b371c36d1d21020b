package hims.audit;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Actor;
import hims.world.DatabaseTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** All rows of a transaction are written together before its commit, and none of what was not done. */
@DatabaseTest
class AuditLogTest {
    private final AuditLog log;
    private final TransactionTemplate transaction;
    private final TransactionTemplate nested;
    private final UUID sunita = UUID.randomUUID();

    AuditLogTest(AuditLog log, PlatformTransactionManager transactions) {
        this.log = log;
        this.transaction = new TransactionTemplate(transactions);
        this.nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Test
    void the_rows_of_an_act_are_there_after_it_in_its_order() {
        transaction.executeWithoutResult(status -> {
            read("vitals");
            read("problems");
        });
        assertThat(types()).containsExactly("problems", "vitals");
    }

    @Test
    void an_act_that_was_rolled_back_leaves_none() {
        transaction.executeWithoutResult(status -> {
            read("vitals");
            status.setRollbackOnly();
        });
        assertThat(types()).isEmpty();
    }

    @Test
    void a_part_that_was_rolled_back_leaves_none_and_the_rest_stays() {
        transaction.executeWithoutResult(status -> {
            read("before");
            nested.executeWithoutResult(part -> {
                read("tried");
                part.setRollbackOnly();
            });
            read("after");
        });
        assertThat(types()).containsExactly("after", "before");
    }

    @Test
    void whoever_reads_the_log_in_the_same_transaction_sees_her_own_rows() {
        transaction.executeWithoutResult(status -> {
            read("vitals");
            assertThat(types()).containsExactly("vitals");
        });
        assertThat(types()).containsExactly("vitals");
    }

    private void read(String what) {
        log.append(AuditEntry.done(Actor.system("test").who(), Action.READ, what, sunita, sunita));
    }

    private List<String> types() {
        return log.ofPatient(sunita, Long.MAX_VALUE, 10).stream()
                .map(AuditRow::objectType)
                .toList();
    }
}
