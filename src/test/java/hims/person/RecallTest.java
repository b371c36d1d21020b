package hims.person;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.platform.Ids;
import hims.world.DatabaseTest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Of those who are on record, nearly all are among the first ten when they are asked for as another counter would write them. */
@DatabaseTest
class RecallTest {
    private static final int EVERY = 3;
    private final Finding finding;
    private final SearchSql search;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;

    RecallTest(Finding finding, SearchSql search, TransactionOperations transactions, JdbcClient jdbc) {
        this.finding = finding;
        this.search = search;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Test
    void nearly_all_are_among_the_first_ten() {
        double recall = Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            return recall();
        }));
        System.out.printf("recall among the first ten %.4f%n", recall);
        assertThat(recall).isGreaterThanOrEqualTo(0.97);
    }

    /** At the counter those are asked about who are possibly the same: none of them is missed for want of a look. */
    @Test
    void whoever_is_possibly_the_same_is_asked_about_at_registration() {
        double asked = Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            return askedAbout();
        }));
        System.out.printf("possibly the same and asked about %.4f%n", asked);
        assertThat(asked).isGreaterThanOrEqualTo(0.99);
    }

    private double askedAbout() {
        Map<LabelledPair, PersonId> known = new HashMap<>();
        LabelledPair.all().forEach(pair -> known.put(pair, put(pair.one())));
        int possible = 0;
        int found = 0;
        for (int at = 0; at < LabelledPair.all().size(); at += EVERY) {
            LabelledPair pair = LabelledPair.all().get(at);
            if (pair.same() && finding.compare(pair.one(), pair.other()).band() != Score.Band.WEAK) {
                possible++;
                found += finding.same(pair.other()).stream()
                                .anyMatch(one -> one.person().equals(known.get(pair)))
                        ? 1
                        : 0;
            }
        }
        return (double) found / possible;
    }

    private double recall() {
        Map<LabelledPair, PersonId> known = new HashMap<>();
        LabelledPair.all().forEach(pair -> known.put(pair, put(pair.one())));
        List<LabelledPair> asked =
                LabelledPair.all().stream().filter(LabelledPair::same).toList();
        int found = 0;
        int made = 0;
        for (int at = 0; at < asked.size(); at += EVERY) {
            LabelledPair pair = asked.get(at);
            made++;
            found += finding.find(List.of(pair.other())).found().stream()
                            .limit(10)
                            .anyMatch(one -> one.person().equals(known.get(pair)))
                    ? 1
                    : 0;
        }
        return (double) found / made;
    }

    private PersonId put(Traits traits) {
        var id = new PersonId(Ids.next());
        jdbc.sql("""
                insert into person.person (id, health_id, status, sex, facility, registered_at, registered_by)
                values (:id, :number, 'SELF_DECLARED', 'UNKNOWN', :facility, now(), :id)
                """)
                .param("id", id.value())
                .param("number", HealthId.draw(new SecureRandom()).number())
                .param("facility", UnitId.of("LNH").value())
                .update();
        search.put(id, traits);
        return id;
    }
}
