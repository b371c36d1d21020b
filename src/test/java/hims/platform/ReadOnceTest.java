package hims.platform;

import static org.assertj.core.api.Assertions.assertThat;

import hims.world.DatabaseTest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What one transaction reads again and again, while another one changes it. */
@DatabaseTest
class ReadOnceTest {
    private static final String READ = "select answer from platform.command where key = :key";
    private static final RowMapper<String> ANSWER = (row, at) -> row.getString("answer");
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate inside;
    private final String key = UUID.randomUUID().toString();

    ReadOnceTest(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.inside = new TransactionTemplate(transactions);
        inside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Test
    void the_same_question_has_the_same_answer_while_nothing_is_written() {
        put("first");
        transaction.executeWithoutResult(status -> {
            assertThat(read()).isEqualTo("first");
            elsewhere("second");
            assertThat(read()).isEqualTo("first");
        });
        assertThat(read()).isEqualTo("second");
    }

    @Test
    void after_a_write_of_its_own_everything_is_read_anew() {
        put("first");
        transaction.executeWithoutResult(status -> {
            assertThat(read()).isEqualTo("first");
            elsewhere("second");
            write("third");
            assertThat(read()).isEqualTo("third");
        });
    }

    @Test
    void whoever_waited_for_a_lock_sees_what_the_other_one_wrote() {
        put("first");
        transaction.executeWithoutResult(status -> {
            assertThat(read()).isEqualTo("first");
            elsewhere("second");
            jdbc.sql(READ + " for update").param("key", key).query(ANSWER).single();
            assertThat(read()).isEqualTo("second");
        });
    }

    @Test
    void a_statement_without_parameters_counts_as_a_write_too() {
        put("first");
        transaction.executeWithoutResult(status -> {
            assertThat(read()).isEqualTo("first");
            elsewhere("second");
            jdbc.sql("lock table platform.command in share mode").update();
            assertThat(read()).isEqualTo("second");
        });
    }

    @Test
    void a_transaction_inside_has_a_memory_of_its_own() {
        put("first");
        transaction.executeWithoutResult(status -> {
            assertThat(read()).isEqualTo("first");
            elsewhere("second");
            inside.executeWithoutResult(other -> assertThat(read()).isEqualTo("second"));
            assertThat(read()).isEqualTo("first");
        });
    }

    @Test
    void the_clock_is_asked_each_time() {
        transaction.executeWithoutResult(status -> {
            var first = clock();
            assertThat(clock()).isNotEqualTo(first);
        });
    }

    private String clock() {
        return jdbc.sql("select clock_timestamp()::text as at where :key::text is not null")
                .param("key", key)
                .query(String.class)
                .single();
    }

    private String read() {
        return jdbc.sql(READ).param("key", key).query(ANSWER).single();
    }

    private void put(String answer) {
        jdbc.sql("""
                insert into platform.command (key, actor, route, body_hash, state, answer, created_at, expires_at)
                values (:key, gen_random_uuid(), 'test', 'hash', 'DONE', :answer, now(), now())
                """).param("key", key).param("answer", answer).update();
    }

    private void write(String answer) {
        jdbc.sql("update platform.command set answer = :answer where key = :key")
                .param("key", key)
                .param("answer", answer)
                .update();
    }

    private void elsewhere(String answer) {
        CompletableFuture.runAsync(() -> write(answer)).join();
    }
}
