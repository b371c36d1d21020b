package hims.person.survey;

import static hims.person.survey.TestSurveys.HEADING;
import static hims.person.survey.TestSurveys.USHA;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.PersonId;
import hims.access.Role;
import hims.audit.AuditLog;
import hims.person.Person;
import hims.person.PersonProblem;
import hims.person.Registry;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.world.DatabaseTest;
import hims.world.Registered;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A survey comes into the registry: what each row becomes, and that nothing is lost, doubled or half written (PER-60, 62). */
@DatabaseTest
class SurveysTest {
    private final TestSurveys files;
    private final Surveys surveys;
    private final SurveyWork work;
    private final Registered registered;
    private final Registry registry;
    private final AuditLog audit;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;

    SurveysTest(
            TestSurveys files,
            Surveys surveys,
            SurveyWork work,
            Registered registered,
            Registry registry,
            AuditLog audit,
            TransactionOperations transactions,
            JdbcClient jdbc) {
        this.files = files;
        this.surveys = surveys;
        this.work = work;
        this.registered = registered;
        this.registry = registry;
        this.audit = audit;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Test
    void a_family_that_nobody_knows_is_registered_with_all_it_said() {
        var form = form();
        var batch = files.taken(
                HEADING + form + ",1,,Kesarbai,Rathwa,F,14/02/1984,9811100001,HUSBAND,Mansukh Rathwa,Narela,\n" + form
                        + ",2,,मनसुख,राठवा,पुरुष,45y,,,,Narela,\n");
        assertThat(batch.status()).isEqualTo(Batch.Status.ACCEPTED);
        assertThat(batch.created()).isEqualTo(2);
        var kesarbai = person(form, 1);
        assertThat(kesarbai.name().full()).isEqualTo("Kesarbai Rathwa");
        assertThat(Objects.requireNonNull(kesarbai.address()).pin()).isEqualTo("110040");
        assertThat(kesarbai.knownBy().orElseThrow().name()).isEqualTo("Mansukh Rathwa");
        assertThat(person(form, 2).name().inScript()).isEqualTo("मनसुख राठवा");
        var logged = audit.ofPatient(kesarbai.id().value(), Long.MAX_VALUE, 5);
        assertThat(logged).anyMatch(entry -> USHA.user().value().equals(entry.actor()));
    }

    @Test
    void the_same_file_again_changes_nothing_and_says_so() {
        var form = form();
        var file = HEADING + form + ",1,,Dhanwanti,Rawat,F,1971,9811100002,,,Narela,\n" + form + ",2,yes,,,,,,,,,\n";
        files.taken(file);
        var before = person(form, 1);
        var again = files.taken(file);
        assertThat(again.created()).isOne();
        assertThat(again.repeated()).isOne();
        assertThat(person(form, 1)).isEqualTo(before);
        assertThat(people("Dhanwanti", "Rawat")).isOne();
    }

    @Test
    void a_corrected_row_puts_right_what_the_survey_had_said() {
        var form = form();
        files.taken(HEADING + form + ",1,,Phoolmati,Yadav,F,1960,,,,Narela,\n");
        var again = files.taken(HEADING + form + ",1,,Phulmati,Yadav,F,1960,9811100003,HUSBAND,Ramnath,Narela,\n");
        assertThat(again.updated()).isOne();
        var person = person(form, 1);
        assertThat(person.name().given()).isEqualTo("Phulmati");
        assertThat(person.phone().orElseThrow().number()).isEqualTo("9811100003");
        assertThat(jdbc.sql("select count(*) from person.history where person_id = :id and source = 'SURVEY'")
                        .param("id", person.id().value())
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void only_a_verified_number_with_the_same_name_sex_and_year_links() {
        var one = registered.person("Sarabjit", "Grewal", 40, "");
        var other = registered.person("Ningthem", "Oinam", 50, "");
        verified(one, "91-2345-0000-0001");
        verified(other, "91-2345-0000-0002");
        var form = form();
        int year = Year.now(ZoneId.of("Asia/Kolkata")).getValue() - 40;
        var batch = files.taken(HEADING + form + ",1,,Sarbjeet,Grewal,F," + year + ",,,,,91-2345-0000-0001\n" + form
                + ",2,,Rukmini,Pillai,F,1999,,,,,91-2345-0000-0002\n");
        assertThat(batch.linked()).isOne();
        assertThat(batch.paired())
                .as("a verified number of somebody else is looked at, never taken")
                .isOne();
        assertThat(person(form, 1).id()).isEqualTo(one);
        assertThat(person(form, 1).name().given()).as("what is on record stays").isEqualTo("Sarabjit");
        assertThat(pairs(person(form, 2).id(), other)).isOne();
    }

    @Test
    void whoever_looks_like_somebody_on_record_becomes_a_pair_and_is_never_merged() {
        var known = registered.person("Gulabkali", "Bairagi", 45, "9811100005");
        var form = form();
        int year = Year.now(ZoneId.of("Asia/Kolkata")).getValue() - 45;
        var batch = files.taken(HEADING + form + ",1,,Gulabkali,Bairagi,F," + year + ",9811100005,,,,\n");
        assertThat(batch.paired()).isOne();
        assertThat(person(form, 1).id()).isNotEqualTo(known);
        assertThat(pairs(person(form, 1).id(), known)).isOne();
    }

    @Test
    void of_a_refusal_nothing_is_kept_but_the_count() {
        var form = form();
        var batch = files.taken(HEADING + form + ",1,yes,Mohansundari,Vaishnav,F,1970,9811100006,,,Narela,\n");
        assertThat(batch.refused()).isOne();
        assertThat(batch.status()).isEqualTo(Batch.Status.ACCEPTED);
        assertThat(jdbc.sql("select cells is null from person.survey_row where batch = :id")
                        .param("id", batch.id().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(people("Mohansundari", "Vaishnav")).isZero();
    }

    @Test
    void each_wrong_row_says_field_and_reason_and_the_rest_goes_in() {
        var form = form();
        var batch = files.taken(HEADING + form + ",1,,,Negi,F,1970,,,,,\n"
                + form + ",2,,Kalawati,Negi,F,31/02/1970,,,,,\n"
                + form + ",3,,Kalawati,Negi,QUEEN,1970,,,,,\n"
                + form + ",4,,Kalawati,Negi,F,1970,12345,,,,\n"
                + form + ",0,,Kalawati,Negi,F,1970,,,,,\n"
                + ",6,,Kalawati,Negi,F,1970,,,,,\n"
                + form + ",7,,=HYPERLINK(A1),Negi,F,1970,,,,,\n"
                + form + ",8,,Kalawati,Negi,F,1970,,,,,,extra\n"
                + form + ",9,,Kalawati,Negi,F,1970,,,,,\n"
                + form + ",9,,Kalawati,Negi,F,1971,,,,,\n"
                + "2345 6789 0124,1,,Kalawati,Negi,F,1970,,,,,\n");
        assertThat(batch.status()).isEqualTo(Batch.Status.PART_ACCEPTED);
        assertThat(batch.created()).isOne();
        assertThat(surveys.open(batch.id(), USHA).errors().stream()
                        .map(wrong -> wrong.number() + " " + wrong.error().field() + " "
                                + wrong.error().key()))
                .containsExactly(
                        "1 given field.required",
                        "2 born person.born.no-day",
                        "3 sex field.not-a-choice",
                        "4 phone person.phone.wrong",
                        "5 member field.range",
                        "6 form field.required",
                        "7 given person.survey.formula",
                        "8 row person.survey.too-many-cells",
                        "10 member person.survey.repeats",
                        "11 form person.survey.form.wrong");
    }

    @Test
    void no_aadhaar_number_is_stored_anywhere() {
        var form = form();
        var batch =
                files.taken(HEADING + form + ",1,,Sundarbai,Aadhaar 234567890124,F,1970,,,,2345 6789 0124 Narela,\n");
        assertThat(batch.created()).isOne();
        assertThat(person(form, 1).name().family()).isEqualTo("Aadhaar XXXX XXXX 0124");
        assertThat(Objects.requireNonNull(person(form, 1).address()).locality()).doesNotContain("6789");
    }

    @Test
    void a_stop_in_the_middle_loses_nothing_and_does_nothing_twice() {
        var form = form();
        var file = IntStream.rangeClosed(1, 99)
                .mapToObj(member -> form + "," + member + ",,Yashoda" + letters(member) + ",Kumhar,F,"
                        + (1930 + member / 2) + ",,,,,\n")
                .collect(Collectors.joining("", HEADING, ""));
        var id = files.sent(file);
        while (!files.batch(id).asks()) {
            work.step();
        }
        surveys.accept(id, USHA);
        assertThatThrownBy(() -> transactions.execute(_ -> {
                    work.step();
                    throw new IllegalStateException("killed before the commit");
                }))
                .isInstanceOf(IllegalStateException.class);
        work.step();
        var half = files.batch(id);
        assertThat(half.position()).isPositive();
        work.run(Duration.ofMinutes(2));
        var whole = files.batch(id);
        assertThat(whole.status()).isEqualTo(Batch.Status.ACCEPTED);
        assertThat(whole.created() + whole.paired()).isEqualTo(99);
        assertThat(jdbc.sql(
                                "select count(*) from person.identifier where system = :system and value like :form || '#%'")
                        .param("system", SurveyRow.SYSTEM)
                        .param("form", form)
                        .query(Long.class)
                        .single())
                .isEqualTo(99);
    }

    @Test
    void a_file_that_is_none_is_refused_at_once_and_leaves_nothing() {
        long before = batches();
        refused(PersonProblem.SURVEY_EMPTY, "", UTF_8);
        refused(PersonProblem.SURVEY_EMPTY, HEADING, UTF_8);
        refused(PersonProblem.SURVEY_COLUMNS, "form,member,name,sex,born\nA,1,Ram,M,1970\n", UTF_8);
        refused(PersonProblem.SURVEY_NOT_TEXT, files.rows("X1"), UTF_16);
        refused(PersonProblem.SURVEY_NOT_TEXT, "PK\u0003\u0004 a workbook", UTF_8);
        refused(
                PersonProblem.SURVEY_NOT_TEXT,
                HEADING + "A1,1,,Ren\u00e9,Devi,F,1970,,,,,\n",
                Charset.forName("windows-1252"));
        assertThat(batches()).isEqualTo(before);
    }

    @Test
    void only_the_identity_officer_sends_and_lets_in() {
        var rekha = Registered.staff("Rekha Negi", Role.REGISTRATION_CLERK, "LNH");
        assertThatThrownBy(() -> surveys.upload("a.csv", InputStream.nullInputStream(), rekha))
                .isInstanceOf(Rejected.class);
        var id = files.sent(files.rows(form()));
        assertThatThrownBy(() -> surveys.accept(id, rekha)).isInstanceOf(Rejected.class);
    }

    @Test
    void a_closed_file_keeps_no_row() {
        var batch =
                files.taken(HEADING + form() + ",1,,,Negi,F,1970,,,,,\n" + form() + ",1,,Champa,Negi,F,1955,,,,,\n");
        surveys.close(batch.id(), USHA);
        assertThat(files.batch(batch.id()).status()).isEqualTo(Batch.Status.CLOSED);
        assertThat(jdbc.sql("select count(cells) from person.survey_row where batch = :id")
                        .param("id", batch.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void refused(PersonProblem problem, String file, Charset charset) {
        assertThatThrownBy(() -> surveys.upload("a.csv", new ByteArrayInputStream(file.getBytes(charset)), USHA))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private long batches() {
        return jdbc.sql("select count(*) from person.survey_batch")
                .query(Long.class)
                .single();
    }

    private Person person(String form, int member) {
        var id = jdbc.sql("select person_id from person.identifier where system = :system and value = :value")
                .param("system", SurveyRow.SYSTEM)
                .param("value", form + "#" + member)
                .query(UUID.class)
                .single();
        return registry.fetch(new PersonId(id));
    }

    private long people(String given, String family) {
        return jdbc.sql("select count(*) from person.name where given = :given and family = :family and until is null")
                .param("given", given)
                .param("family", family)
                .query(Long.class)
                .single();
    }

    private long pairs(PersonId one, PersonId other) {
        return jdbc.sql("select count(*) from person.pair where a = least(:one, :other) and b = greatest(:one, :other)")
                .param("one", one.value())
                .param("other", other.value())
                .query(Long.class)
                .single();
    }

    private void verified(PersonId person, String abha) {
        registered.identifier(person, SurveyRow.ABHA, abha.replace("-", ""));
        transactions.executeWithoutResult(_ -> {
            jdbc.sql(
                            "select set_config('person.changed_by', :by, true), set_config('person.why', 't', true), set_config('person.source', 't', true)")
                    .param("by", USHA.user().toString())
                    .query((row, _) -> 1)
                    .list();
            jdbc.sql("update person.identifier set status = 'VERIFIED' where person_id = :id and system = :system")
                    .param("id", person.value())
                    .param("system", SurveyRow.ABHA)
                    .update();
        });
    }

    private static String form() {
        return "S" + Ids.next().toString().substring(24).toUpperCase(Locale.ROOT);
    }

    private static String letters(int n) {
        return "" + (char) ('a' + n / 26) + (char) ('a' + n % 26);
    }
}
