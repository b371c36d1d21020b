package hims.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.card.code.SmartHealthCard;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.platform.qr.CodeReader;
import hims.record.ClinicalFact;
import hims.record.ClinicalRecord;
import hims.record.Coding;
import hims.record.Concept;
import hims.record.ConditionFact;
import hims.record.Occasion;
import hims.terminology.Systems;
import hims.world.DatabaseTest;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** The open credential (CARD-13, CARD-16, FMT-30 to 37). */
@DatabaseTest
class HealthCardsTest {
    private static final Actor MEENA = TestHolders.MEENA;

    private final HealthCards healthCards;
    private final Cards cards;
    private final TestHolders people;
    private final SigningKeys keys;
    private final Revocations revocations;
    private final ClinicalRecord record;
    private final TransactionTemplate transaction;

    HealthCardsTest(
            HealthCards healthCards,
            Cards cards,
            TestHolders people,
            SigningKeys keys,
            Revocations revocations,
            ClinicalRecord record,
            TransactionTemplate transaction) {
        this.healthCards = healthCards;
        this.cards = cards;
        this.people = people;
        this.keys = keys;
        this.revocations = revocations;
        this.record = record;
        this.transaction = transaction;
    }

    @Test
    void its_code_is_read_from_the_screen_and_says_what_she_chose_and_no_more() {
        var sunita = withCard();
        healthCards.issue(sunita, Set.of("contact"), MEENA);

        var shown = healthCards.latest(sunita, MEENA).orElseThrow();
        var scanned = Stream.of(200, 250, 300, 400) // a camera looks more than once
                .flatMap(dots -> CodeReader.read(shown.code().raster(dots)).stream())
                .findFirst()
                .orElseThrow();
        assertThat(scanned).startsWith("shc:/").isEqualTo("shc:/" + SmartHealthCard.digits(shown.jws()));
        var card = read(scanned);
        assertThat(card.issuer()).isEqualTo("https://card.delhi.example");
        assertThat(card.bundle().toString())
                .contains("\"family\":\"Devi\"", "1979-03-14", "+919810037715")
                .doesNotContain("AllergyIntolerance", "\"id\":", "\"display\"");
        assertThat(shown.file()).isEqualTo("{\"verifiableCredential\":[\"" + shown.jws() + "\"]}");
    }

    @Test
    void with_its_card_it_ends_and_every_reader_of_the_list_hears_of_it() {
        var sunita = withCard();
        healthCards.issue(sunita, Set.of("contact"), MEENA);
        var rid = read(healthCards.latest(sunita, MEENA).orElseThrow().jws()).rid();
        assertThat(rid).hasSize(11);
        var key = keys.healthCardKeys().getFirst();
        assertThat(revocations.whole(key).ended()).doesNotContain(rid);

        cards.revoke(cards.of(sunita, MEENA).getFirst().id(), "wrong person", MEENA);
        assertThat(revocations.whole(key).ended()).contains(rid);
        assertThat(healthCards.latest(sunita, MEENA)).isEmpty();
    }

    @Test
    void without_a_choice_or_without_a_card_in_use_there_is_none() {
        var sunita = withCard();
        assertThatThrownBy(() -> healthCards.issue(sunita, Set.of(), MEENA)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> healthCards.issue(people.register(), Set.of("contact"), MEENA))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void what_is_confidential_is_never_offered_and_so_never_signed() {
        var sunita = withCard();
        var in = new Occasion(sunita, null, Instant.now(), doctor());
        transaction.executeWithoutResult(_ -> record.createAll(
                Stream.of(
                                ConditionFact.problem(in, concept(Systems.ICD_10, "B20", "HIV disease")),
                                ConditionFact.problem(in, concept(Systems.ICD_10, "F32.9", "Depressive episode")),
                                ConditionFact.problem(in, concept(Systems.ICD_10, "F11.2", "Opioid dependence")))
                        .map(ClinicalFact::draft)
                        .toList(),
                doctor()));

        var offered = healthCards.offer(sunita, MEENA);
        assertThat(offered.items()).extracting(EmergencyOffer.Item::id).containsExactly("contact");
        healthCards.issue(
                sunita, offered.items().stream().map(EmergencyOffer.Item::id).collect(Collectors.toSet()), MEENA);
        assertThat(read(healthCards.latest(sunita, MEENA).orElseThrow().jws())
                        .bundle()
                        .toString())
                .doesNotContain("Condition");
    }

    private SmartHealthCard read(String text) {
        assertThat(SmartHealthCard.read(text, keys::healthCardKey)).isInstanceOf(SmartHealthCard.Genuine.class);
        return ((SmartHealthCard.Genuine) SmartHealthCard.read(text, keys::healthCardKey)).card();
    }

    private PersonId withCard() {
        var person = people.register();
        cards.issueTemporary(person, MEENA, Ids.next().toString());
        return person;
    }

    private static Actor doctor() {
        return TestHolders.actor(Role.DOCTOR, "LNH");
    }

    private static Concept concept(String system, String code, String text) {
        return Concept.of(new Coding(system, code, text));
    }
}
