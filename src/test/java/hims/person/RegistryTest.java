package hims.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.audit.AuditLog;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.world.DatabaseTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class RegistryTest {
    private final Registry registry;
    private final Search search;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Actor rekha = clerk("LNH");
    private final Actor meena = clerk("GTB");

    RegistryTest(Registry registry, Search search, AuditLog audit, JdbcClient jdbc) {
        this.registry = registry;
        this.search = search;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    @Test
    void a_person_registered_in_one_hospital_is_found_misspelt_in_another() {
        PersonId lakshmi =
                register(somebody("Lakshmi", "Devi").aged(62).of("Seelampur").wife("Ram Prasad"));
        for (String typed : List.of(
                "laxmi devi 62 seelampur",
                "Lakshmee Devi 61",
                "लक्ष्मी देवी 62",
                "laksmi dewi w/o ramprasad",
                "devi lakshmi 60 silampur")) {
            assertThat(found(typed)).as(typed).contains(lakshmi);
        }
    }

    @Test
    void a_real_misspelling_is_found_through_the_names_of_the_city() {
        PersonId achungla = register(somebody("Achungla", "Vaiphei").aged(33));
        assertThat(found("acungal vaiphei 33")).contains(achungla);
        assertThat(found("achungle vaifei")).contains(achungla);
    }

    @Test
    void a_number_finds_exactly_one() {
        PersonId id = register(somebody("Thangboi", "Kipgen").aged(40).phone("9899900001"));
        Person person = registry.fetch(id);
        assertThat(found(person.healthId().grouped())).containsExactly(id);
        assertThat(found("98999 00001")).containsExactly(id);
        assertThat(registry.find(person.healthId())).map(Person::id).contains(id);
    }

    @Test
    void the_reasons_say_why() {
        register(somebody("Zubaida", "Khatoon").aged(50).phone("9899900002").of("Okhla"));
        Match match =
                search.search("jubaida khatun 50 9899900002", rekha).matches().getFirst();
        assertThat(match.reasons()).contains(Reason.PHONE, Reason.NAME_SOUND, Reason.YEAR);
        assertThat(match.probable()).isTrue();
    }

    @Test
    void a_search_is_logged_with_each_person_shown() {
        PersonId id = register(somebody("Ibemhal", "Meitei").aged(29));
        int before = audit.ofPatient(id.value(), Long.MAX_VALUE, 50).size();
        search.search("ibemhal meitei", meena);
        assertThat(audit.ofPatient(id.value(), Long.MAX_VALUE, 50))
                .hasSize(before + 1)
                .first()
                .satisfies(row -> assertThat(row.actor()).isEqualTo(meena.user().value()));
    }

    @Test
    void nobody_is_registered_without_a_search_in_the_same_session() {
        Register cmd = somebody("Linthoi", "Meitei").aged(29).ready(new InquiryId(Ids.next()));
        assertThatThrownBy(() -> registry.register(cmd, rekha, key())).satisfies(refused(PersonProblem.SEARCH_FIRST));
        InquiryId hers = search.ask("linthoi", Filters.NONE, meena);
        assertThatThrownBy(() ->
                        registry.register(somebody("Linthoi", "Meitei").aged(29).ready(hers), rekha, key()))
                .satisfies(refused(PersonProblem.SEARCH_FIRST));
        assertThatThrownBy(() -> search.show(hers, rekha)).satisfies(refused(PersonProblem.UNKNOWN_SEARCH));
    }

    @Test
    void somebody_alike_on_record_is_asked_about_and_the_answer_opens_a_pair() {
        PersonId first = register(somebody("Kulwinder", "Dhillon").aged(44).phone("9899900003"));
        var twin = somebody("Kulvinder", "Dhilon").aged(44).phone("9899900003");
        Register careless = twin.ready(ticket(rekha));
        assertThatThrownBy(() -> registry.register(careless, rekha, key()))
                .satisfies(refused(PersonProblem.LOOKS_ALIKE));
        assertThat(registry.alike(careless, rekha))
                .extracting(m -> m.person().id())
                .contains(first);
        PersonId second = registry.register(twin.differentFrom(first).ready(ticket(rekha)), rekha, key());
        assertThat(jdbc.sql(
                                "select count(*) from person.pair where a in (:a, :b) and b in (:a, :b) and status = 'OPEN'")
                        .param("a", first.value())
                        .param("b", second.value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void the_same_submission_fifty_times_at_once_makes_one_person() throws InterruptedException {
        Register cmd = somebody("Lalthanga", "Zeliang").aged(51).ready(ticket(rekha));
        String key = key();
        Set<Object> answers = atOnce(50, i -> () -> registry.register(cmd, rekha, key));
        assertThat(answers.stream().filter(PersonId.class::isInstance)).hasSize(1);
        assertThat(found("lalthanga zeliang")).hasSize(1);
    }

    @Test
    void two_desks_registering_one_person_at_once_make_one_person() throws InterruptedException {
        var cmd = somebody("Temjen", "Jamir").aged(38).phone("9899900004");
        var other = somebody("Temzen", "Jameer").aged(38).phone("9899900004");
        Register hers = cmd.ready(ticket(rekha));
        Register theirs = other.ready(ticket(meena));
        Set<Object> answers = atOnce(
                2, i -> () -> i == 0 ? registry.register(hers, rekha, key()) : registry.register(theirs, meena, key()));
        assertThat(answers.stream().filter(PersonId.class::isInstance)).hasSize(1);
        assertThat(answers).contains(PersonProblem.LOOKS_ALIKE);
    }

    @Test
    void people_with_one_name_or_no_address_are_registered_the_same() {
        PersonId munni = register(somebody("Phoolmati", "").aged(70));
        Person person = registry.fetch(munni);
        assertThat(person.name().formal()).isEqualTo("PHOOLMATI");
        assertThat(person.address()).isNull();
        assertThat(found("fulmati 70")).contains(munni);
    }

    @Test
    void nothing_is_changed_without_who_and_why() {
        PersonId id = register(somebody("Memcha", "Haokip").aged(22));
        assertThatThrownBy(() -> jdbc.sql("update person.name set given = 'X' where person_id = :id")
                        .param("id", id.value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("without saying who");
        assertThatThrownBy(() -> jdbc.sql("delete from person.history").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void odd_names_are_kept_as_text() {
        for (String name : List.of("O'Brien", "Null", "Robert'); drop table person.person;--", "<script>x</script>")) {
            PersonId id = register(somebody("Anthony", name).aged(30 + name.length()));
            assertThat(registry.fetch(id).name().family()).isEqualTo(name);
        }
        assertThat(found("anthony obrien 37")).isNotEmpty();
    }

    @Test
    void results_are_limited_and_say_so() {
        for (int i = 0; i < 30; i++) {
            register(somebody("Bhanita", "Pegu").aged(20).house("F-" + i));
        }
        SearchResult result = search.search("bhanita pegu 20", rekha);
        assertThat(result.matches()).hasSize(25);
        assertThat(result.more()).isTrue();
    }

    private List<PersonId> found(String typed) {
        return search.search(typed, meena).matches().stream()
                .map(match -> match.person().id())
                .toList();
    }

    private PersonId register(Somebody who) {
        return registry.register(who.ready(new InquiryId(Ids.next())), Actor.system("test", UnitId.of("LNH")), key());
    }

    private InquiryId ticket(Actor by) {
        return search.ask("ticket", Filters.NONE, by);
    }

    private static Actor clerk(String facility) {
        return new Actor(
                new UserId(Ids.next()),
                "Rekha Negi",
                Role.REGISTRATION_CLERK,
                UnitId.of(facility),
                null,
                "session " + facility,
                "127.0.0.1");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static java.util.function.Consumer<Throwable> refused(PersonProblem problem) {
        return thrown -> assertThat(((Rejected) thrown).problem()).isEqualTo(problem);
    }

    /** All started together; each answer, or the problem of its refusal, once. */
    private static Set<Object> atOnce(int many, java.util.function.IntFunction<Callable<Object>> task)
            throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new HashSet<Object>();
            var running =
                    threads.invokeAll(IntStream.range(0, many).mapToObj(task).collect(Collectors.toList()));
            for (var future : running) {
                try {
                    answers.add(future.get());
                } catch (ExecutionException e) {
                    answers.add(e.getCause() instanceof Rejected rejected ? rejected.problem() : e.getCause());
                }
            }
            return answers;
        }
    }

    private static Somebody somebody(String given, String family) {
        return new Somebody(given, family, 30, "", "", "", "", List.of());
    }

    private record Somebody(
            String given,
            String family,
            int age,
            String phone,
            String area,
            String house,
            String husband,
            List<PersonId> differentFrom) {
        Somebody aged(int years) {
            return new Somebody(given, family, years, phone, area, house, husband, differentFrom);
        }

        Somebody phone(String number) {
            return new Somebody(given, family, age, number, area, house, husband, differentFrom);
        }

        Somebody of(String locality) {
            return new Somebody(given, family, age, phone, locality, house, husband, differentFrom);
        }

        Somebody house(String number) {
            return new Somebody(given, family, age, phone, "Narela", number, husband, differentFrom);
        }

        Somebody wife(String name) {
            return new Somebody(given, family, age, phone, area, house, name, differentFrom);
        }

        Somebody differentFrom(PersonId other) {
            return new Somebody(given, family, age, phone, area, house, husband, List.of(other));
        }

        Register ready(InquiryId inquiry) {
            return new Register(
                    inquiry,
                    new PersonName(given, family, ""),
                    Sex.FEMALE,
                    null,
                    Birth.agedYears(age, LocalDate.now(ZoneId.of("Asia/Kolkata"))),
                    phone.isEmpty() ? List.of() : List.of(new Phone(phone, Phone.Owner.SELF, false)),
                    area.isEmpty() ? null : Address.in(Area.find(area).orElseThrow(), house),
                    husband.isEmpty() ? List.of() : List.of(new Relation(Relation.Kind.HUSBAND, husband, "", false)),
                    "hi",
                    differentFrom,
                    differentFrom.isEmpty() ? "" : "twins");
        }
    }
}
