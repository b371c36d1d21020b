package hims.card.code;

import static hims.card.code.EmergencyCodeTest.code;
import static hims.card.code.EmergencyCodeTest.record;
import static org.assertj.core.api.Assertions.assertThat;

import hims.card.code.EmergencyCut.Fits;
import hims.card.code.EmergencyCut.NeedsDecision;
import hims.card.code.EmergencyRanking.ItemClass;
import hims.card.code.EmergencyRecord.Flag;
import hims.platform.qr.Qr;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmergencyCutTest {

    private static final TestKeys KEYS = TestKeys.withNumber(2);
    private static final EmergencyRanking RANKING =
            new EmergencyRanking(List.of(ItemClass.values()), Set.of(387000003L));
    private static final int LARGEST_VERSION = 15;

    @Test
    void five_of_each_with_contact_and_hindi_name_fit_without_a_cut() {
        var outcome = EmergencyCut.fit(record(5, 5, 5), RANKING, EmergencyCutTest::draw);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Fits.class, fits -> assertThat(fits.leftOut()).isEmpty());
    }

    @Test
    void other_medicines_go_first_and_the_card_says_that_there_is_more() {
        var outcome = EmergencyCut.fit(record(3, 3, 40), RANKING, EmergencyCutTest::draw);

        var fits = (Fits<Qr>) outcome;
        assertThat(fits.leftOut()).isNotEmpty().allMatch(item -> item.kind() == ItemClass.OTHER_MEDICINE);
        assertThat(fits.record().flags()).contains(Flag.MORE_ON_LINE, Flag.ORGAN_DONOR);
        assertThat(fits.record().medicines().items()).contains(387000003L).hasSizeLessThan(40);
        assertThat(fits.record().allergies().items()).hasSize(3);
        assertThat(fits.drawn().version()).isLessThanOrEqualTo(LARGEST_VERSION);
    }

    @Test
    void a_list_that_lost_everything_reads_as_not_recorded_and_never_as_none_known() {
        var outcome = EmergencyCut.fit(
                record(0, 3, 0),
                RANKING,
                r -> r.conditions().items().isEmpty() ? Optional.of("drawn") : Optional.empty());

        assertThat(((Fits<String>) outcome).record().conditions()).isEqualTo(Answer.notRecorded());
        assertThat(((Fits<String>) outcome).record().medicines()).isEqualTo(Answer.known(List.of()));
    }

    @Test
    void a_critical_allergy_is_never_cut_in_silence() {
        var outcome = EmergencyCut.fit(record(60, 0, 0), RANKING, EmergencyCutTest::draw);

        assertThat(outcome).isInstanceOf(NeedsDecision.class);
    }

    private static Optional<Qr> draw(EmergencyRecord record) {
        return Qr.draw(
                1,
                LARGEST_VERSION,
                new Qr.Alphanumeric(EmergencyCode.page("card.delhi.example")),
                new Qr.Bytes("#"),
                new Qr.Alphanumeric(code(record).sign(KEYS)));
    }
}
