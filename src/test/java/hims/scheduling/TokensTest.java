package hims.scheduling;

import static hims.scheduling.SchedulingProblem.*;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.AccessProblem;
import hims.access.PersonId;
import hims.access.Role;
import hims.person.PersonProblem;
import hims.platform.Ids;
import hims.platform.PlatformProblem;
import hims.world.DatabaseTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionException;

@DatabaseTest
class TokensTest {
    private final Opd opd;
    private final Residents residents;
    private final Tokens tokens;
    private final QueueDays days;

    TokensTest(Opd opd, Residents residents, Tokens tokens, QueueDays days) {
        this.opd = opd;
        this.residents = residents;
        this.tokens = tokens;
        this.days = days;
    }

    @Test
    void the_first_person_of_the_day_gets_number_one() {
        var queue = opd.queue();
        assertThat(opd.token(queue, residents.adult()).label()).isEqualTo(queue.prefix() + "-001");
    }

    @Test
    void the_same_submission_fifty_times_at_once_has_one_effect() throws InterruptedException {
        var queue = opd.queue();
        var wish = new IssueToken(queue.id(), residents.adult(), PriorityClass.NONE);
        var clerk = Opd.clerk();
        var key = Opd.key();
        var outcome = Together.run(50, n -> tokens.issue(wish, clerk, key).id());
        assertThat(outcome.refusals()).allSatisfy(refused -> Refusals.is(refused, PlatformProblem.STILL_RUNNING));
        assertThat(outcome.answers())
                .isNotEmpty()
                .containsOnly(outcome.answers().getFirst());
        assertThat(issued(queue)).isEqualTo(1);
    }

    @Test
    void a_person_scanned_at_two_counters_at_once_gets_one_token() throws InterruptedException {
        var queue = opd.queue();
        var sunita = residents.adult();
        var outcome = Together.run(8, n -> opd.token(queue, sunita).id());
        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.answers()).hasSize(8).containsOnly(outcome.answers().getFirst());
        assertThat(issued(queue)).isEqualTo(1);
    }

    @Test
    void the_same_key_with_another_person_is_refused() {
        var queue = opd.queue();
        var clerk = Opd.clerk();
        var key = Opd.key();
        tokens.issue(new IssueToken(queue.id(), residents.adult(), PriorityClass.NONE), clerk, key);
        var other = new IssueToken(queue.id(), residents.adult(), PriorityClass.NONE);
        Refusals.expect(PlatformProblem.KEY_REUSED, () -> tokens.issue(other, clerk, key));
    }

    @Test
    void of_two_clerks_who_give_the_last_place_one_wins_and_the_other_is_told() throws InterruptedException {
        var queue = opd.queue();
        opd.token(queue, residents.adult());
        days.limit(queue.id(), 2, Opd.manager());
        var waiting = List.of(residents.adult(), residents.adult());
        var outcome = Together.run(2, n -> opd.token(queue, waiting.get(n)));
        assertThat(outcome.answers()).hasSize(1);
        assertThat(outcome.refusals()).singleElement().satisfies(refused -> Refusals.is(refused, QUEUE_FULL));
    }

    @Test
    void a_place_given_up_can_be_given_again() {
        var queue = opd.queue();
        var first = opd.token(queue, residents.adult());
        days.limit(queue.id(), 1, Opd.manager());
        tokens.cancel(first.id(), Opd.clerk());
        assertThat(opd.token(queue, residents.adult()).label()).isEqualTo(queue.prefix() + "-002");
    }

    /** On a slow machine some find no free connection in time; whoever is served has the next number. */
    @Test
    void numbers_have_no_gap_under_sixty_four_threads() throws InterruptedException {
        var queue = opd.queue();
        var people = IntStream.range(0, 64).mapToObj(n -> residents.adult()).toList();
        var outcome = Together.run(64, n -> opd.token(queue, people.get(n)).number());
        assertThat(outcome.refusals())
                .allSatisfy(refused -> assertThat(refused).isInstanceOf(TransactionException.class));
        assertThat(outcome.answers())
                .hasSizeGreaterThan(32)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, outcome.answers().size())
                                .boxed()
                                .toList());
    }

    @Test
    void a_refused_token_leaves_no_gap() {
        var queue = opd.queue();
        opd.token(queue, residents.adult());
        Refusals.expect(PersonProblem.UNKNOWN_PERSON, () -> opd.token(queue, new PersonId(Ids.next())));
        assertThat(opd.token(queue, residents.adult()).number()).isEqualTo(2);
    }

    @Test
    void who_has_died_gets_no_token() {
        var queue = opd.queue();
        var sunita = residents.adult();
        residents.died(sunita);
        Refusals.expect(PERSON_DIED, () -> opd.token(queue, sunita));
        assertThat(issued(queue)).isZero();
    }

    @Test
    void an_unknown_person_gets_no_token() {
        var queue = opd.queue();
        Refusals.expect(PersonProblem.UNKNOWN_PERSON, () -> opd.token(queue, new PersonId(Ids.next())));
        assertThat(issued(queue)).isZero();
    }

    @Test
    void an_unknown_queue_answers_not_found() {
        var wish = new IssueToken(new QueueId(Ids.next()), residents.adult(), PriorityClass.NONE);
        Refusals.expect(UNKNOWN_QUEUE, () -> tokens.issue(wish, Opd.clerk(), Opd.key()));
    }

    @Test
    void a_clerk_of_another_hospital_finds_neither_queue_nor_token() {
        var stranger = Opd.staff("Mohan Lal", Role.REGISTRATION_CLERK, Opd.GTB);
        var queue = opd.queue();
        var wish = new IssueToken(queue.id(), residents.adult(), PriorityClass.NONE);
        var token = opd.token(queue, residents.adult());
        Refusals.expect(AccessProblem.UNKNOWN_PLACE, () -> tokens.issue(wish, stranger, Opd.key()));
        Refusals.expect(AccessProblem.UNKNOWN_PLACE, () -> tokens.fetch(token.id(), stranger));
        Refusals.expect(AccessProblem.UNKNOWN_PLACE, () -> tokens.cancel(token.id(), stranger));
    }

    @Test
    void all_queues_of_a_day_share_one_visit_and_one_encounter() {
        var ramesh = residents.adult();
        var medicine = opd.token(opd.queue(), ramesh);
        var pharmacy = tokens.issueFor(opd.counter().id(), ramesh, Opd.doctor());
        assertThat(medicine.visit()).isNotNull().isEqualTo(pharmacy.visit());
        assertThat(opd.count(
                        "select count(*) from scheduling.visit where person_id = :id and encounter_id is not null",
                        ramesh.value()))
                .isEqualTo(1);
    }

    @Test
    void a_token_gives_the_hospital_a_care_relationship() {
        var ramesh = residents.adult();
        opd.token(opd.queue(), ramesh);
        assertThat(opd.count(
                        "select count(*) from access.care_relation where patient = :id and basis = 'TOKEN'",
                        ramesh.value()))
                .isEqualTo(1);
    }

    @Test
    void a_token_is_audited() {
        var token = opd.token(opd.queue(), residents.adult());
        assertThat(tokens.fetch(token.id(), Opd.clerk())).isEqualTo(token);
        assertThat(opd.audited(token.id())).isEqualTo(1);
    }

    @Test
    void a_senior_citizen_needs_no_mark() {
        var token = opd.token(opd.queue(), residents.agedYears(71));
        assertThat(token.category()).isEqualTo(PriorityClass.SENIOR);
        assertThat(Duration.between(token.effectiveAt(), token.referenceAt())).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void an_infant_in_arms_needs_no_mark() {
        assertThat(opd.token(opd.queue(), residents.agedYears(0)).category()).isEqualTo(PriorityClass.INFANT);
    }

    @Test
    void the_clerk_marks_what_the_registry_can_not_know() {
        var token = opd.token(opd.queue(), residents.adult(), PriorityClass.DISABILITY);
        assertThat(token.bonusMinutes()).isEqualTo(30);
    }

    @Test
    void below_three_services_a_position_has_no_estimate() {
        var queue = opd.queue();
        opd.token(queue, residents.adult());
        var second = opd.token(queue, residents.adult());
        assertThat(tokens.position(second)).satisfies(position -> {
            assertThat(position.ahead()).isEqualTo(1);
            assertThat(position.estimate()).isEmpty();
        });
    }

    private long issued(Queue queue) {
        return opd.count(
                "select count(*) from scheduling.token where queue_id = :id",
                queue.id().value());
    }
}
