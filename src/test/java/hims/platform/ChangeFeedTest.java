package hims.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hims.platform.ChangeFeed.Cursor;
import hims.platform.ChangeFeed.Entry;
import hims.world.DatabaseTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class ChangeFeedTest {
    private final ChangeFeed feed;
    private final TransactionTemplate own;

    ChangeFeedTest(ChangeFeed feed, PlatformTransactionManager transactions) {
        this.feed = feed;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Test
    void changes_come_in_the_order_of_their_transactions() {
        var patient = Ids.next();
        own.executeWithoutResult(status -> feed.append(changes(patient, 1, 2)));
        own.executeWithoutResult(status -> feed.append(changes(patient, 3)));
        await().untilAsserted(() -> assertThat(versions(patient)).containsExactly(1, 2, 3));
    }

    @Test
    void a_reader_waits_for_a_transaction_that_may_still_write_before_his_place() {
        var patient = Ids.next();
        own.executeWithoutResult(slow -> {
            feed.append(changes(patient, 1));
            own.executeWithoutResult(quick -> feed.append(changes(patient, 2)));
            assertThat(versions(patient)).isEmpty();
        });
        await().untilAsserted(() -> assertThat(versions(patient)).containsExactly(1, 2));
    }

    @Test
    void a_reader_goes_on_where_he_stood() {
        var patient = Ids.next();
        own.executeWithoutResult(status -> feed.append(changes(patient, 1, 2, 3)));
        await().until(() -> entries(patient).size() == 3);
        var first = entries(patient).getFirst();
        assertThat(feed.after(first.at(), 1_000)).doesNotContain(first);
    }

    private static List<Change> changes(UUID patient, int... versions) {
        return IntStream.of(versions)
                .mapToObj(version -> new Change((short) 7, (short) 1, patient, version))
                .toList();
    }

    private List<Integer> versions(UUID patient) {
        return entries(patient).stream().map(entry -> entry.change().ver()).toList();
    }

    private List<Entry> entries(UUID patient) {
        return feed.after(Cursor.START, 1_000_000).stream()
                .filter(entry -> entry.change().rid().equals(patient))
                .toList();
    }
}
