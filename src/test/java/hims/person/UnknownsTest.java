package hims.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.audit.AuditLog;
import hims.platform.Rejected;
import hims.platform.ui.Triage;
import hims.world.AtOnce;
import hims.world.DatabaseTest;
import hims.world.Registered;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People of whom nobody knows who they are (PER-30). */
@DatabaseTest
class UnknownsTest {
    private final Registered registered;
    private final Registry registry;
    private final Unknowns unknowns;
    private final Merges merges;
    private final MergeSql mergeRows;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Actor sunita = Registered.staff("Sunita Rawat", Role.NURSE, "LNH");
    private final Actor rekha = Registered.staff("Rekha Negi", Role.REGISTRATION_CLERK, "LNH");
    private final Actor usha = Registered.staff("Usha Rawat", Role.IDENTITY_OFFICER, "LNH");
    private final Actor harish = Registered.staff("Harish Chandra", Role.IDENTITY_OFFICER, "GTB");

    UnknownsTest(
            Registered registered,
            Registry registry,
            Unknowns unknowns,
            Merges merges,
            MergeSql mergeRows,
            AuditLog audit,
            JdbcClient jdbc) {
        this.registered = registered;
        this.registry = registry;
        this.unknowns = unknowns;
        this.merges = merges;
        this.mergeRows = mergeRows;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    @Test
    void a_nurse_puts_him_on_record_with_three_choices_and_he_has_a_number_and_no_guessed_birth() {
        var him = registry.fetch(unknowns.register(seen("", "", ""), sunita));
        assertThat(him.name().given()).matches("Unknown Male LNH \\d\\d-\\w{3} [A-Z].*");
        assertThat(him.name().inScript()).startsWith("अज्ञात पुरुष LNH");
        assertThat(him.birth()).isNull();
        assertThat(him.status()).isEqualTo(Person.Status.PROVISIONAL);
        assertThat(unknowns.find(him.id(), sunita).orElseThrow().seen().age()).isEqualTo(AgeGroup.ADULT_30_40);
    }

    @Test
    void no_two_of_a_day_share_a_name_even_when_they_come_at_once() throws Exception {
        var names = AtOnce.times(
                30,
                () -> registry.fetch(unknowns.register(seen("", "", ""), sunita))
                        .name()
                        .given());
        assertThat(Set.copyOf(names)).hasSize(30);
    }

    @Test
    void relatives_find_him_by_marks_in_any_spelling_and_who_asked_is_kept() {
        var him = unknowns.register(seen("Tattoo of a peacock, left forearm", "Silver kada", "Anand Vihar"), sunita);
        for (var words : List.of("tatoo pecock", "मोर टैटू kada", "Anand Vihaar")) {
            assertThat(unknowns.search(wanted(words, Sex.MALE), rekha))
                    .as(words)
                    .extracting(Unknown::person)
                    .contains(him);
        }
        assertThat(unknowns.search(wanted("tattoo peacock", Sex.FEMALE), rekha))
                .extracting(Unknown::person)
                .doesNotContain(him);
        var last = audit.ofPatient(him.value(), Long.MAX_VALUE, 1).getFirst();
        assertThat(last.actor()).isEqualTo(rekha.user().value());
        assertThat(jdbc.sql(
                                "select detail::text from audit.event where patient = :id and object_type = 'person.unknown'"
                                        + " and action = 'SEARCH' limit 1")
                        .param("id", him.value())
                        .query(String.class)
                        .single())
                .contains("POLICE", "HC Dalip");
    }

    @Test
    void he_becomes_himself_and_the_number_stays() {
        var him = unknowns.register(seen("Scar on the chin", "", ""), sunita);
        var number = registry.fetch(him).healthId();
        unknowns.become(
                him,
                new Unknowns.Identity(
                        new PersonName("Gajraj", "Ponwar", ""), Sex.MALE, Birth.on(LocalDate.of(1988, 4, 2))),
                rekha);
        var now = registry.fetch(him);
        assertThat(now.healthId()).isEqualTo(number);
        assertThat(now.name().given()).isEqualTo("Gajraj");
        assertThat(now.status()).isEqualTo(Person.Status.SELF_DECLARED);
        assertThat(unknowns.search(wanted("scar chin", null), rekha))
                .extracting(Unknown::person)
                .doesNotContain(him);
        assertThatThrownBy(() -> unknowns.isOnRecord(him, number, rekha))
                .satisfies(thrown -> assertThat(((Rejected) thrown).problem()).isEqualTo(PersonProblem.NOT_UNKNOWN));
    }

    @Test
    void he_turns_out_to_be_on_record_and_the_records_department_merges_them() {
        var him = unknowns.register(seen("Missing thumb", "", ""), sunita);
        var known = registered.person(new PersonName("Lalit", "Ponwar", ""), Sex.MALE, 35, "", List.of());
        unknowns.isOnRecord(him, registry.fetch(known).healthId(), rekha);
        var merge = merges.prepare(new Merges.Wish(known, him, Set.of(), "Wife has come"), usha);
        if (!mergeRows.find(merge).orElseThrow().seconds().isEmpty()) {
            merges.approve(merge, harish);
        }
        merges.complete(merge, usha);
        assertThat(registry.fetch(him).name().given()).isEqualTo("Lalit");
        assertThat(unknowns.search(wanted("missing thumb", null), rekha)).isEmpty();
        assertThat(unknowns.find(new PersonId(known.value()), rekha)).isPresent();
        merges.undo(merge, "Another thumb", usha);
        assertThat(unknowns.search(wanted("missing thumb", null), rekha))
                .extracting(Unknown::person)
                .contains(him);
    }

    private static Unknown.Seen seen(String marks, String belongings, String foundAt) {
        return new Unknown.Seen(
                Sex.MALE,
                AgeGroup.ADULT_30_40,
                Triage.RED,
                BroughtBy.POLICE,
                "",
                foundAt,
                marks,
                belongings,
                "DD " + UUID.randomUUID().toString().substring(0, 8));
    }

    private static Unknowns.Wanted wanted(String words, @org.jspecify.annotations.Nullable Sex sex) {
        return new Unknowns.Wanted(words, sex, null, Unknowns.Asker.POLICE, "HC Dalip, PS Kotwali");
    }
}
