package hims.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** REL-53: 35 days to any moment, 12 months by the month. */
class RetentionTest {
    private static final Instant TODAY = Instant.parse("2026-11-23T20:00:00Z");

    @Test
    void the_last_days_are_kept_whole_and_the_months_by_their_first() {
        var nightly = IntStream.rangeClosed(0, 500)
                .mapToObj(days -> TODAY.minusSeconds(days * 86_400L))
                .sorted()
                .map(at -> new Backup(Backup.idOf(at), Path.of(Backup.idOf(at))))
                .toList();
        var retention = new Retention(35, 12);
        var kept = nightly.stream()
                .filter(backup -> !retention.expired(nightly, TODAY).contains(backup))
                .toList();
        assertThat(kept.reversed().subList(0, 37)).isEqualTo(nightly.reversed().subList(0, 37));
        assertThat(kept.stream().map(Backup::id).filter(id -> id.compareTo("20261018") < 0))
                .containsExactly(
                        "20251101T200000Z",
                        "20251201T200000Z",
                        "20260101T200000Z",
                        "20260201T200000Z",
                        "20260301T200000Z",
                        "20260401T200000Z",
                        "20260501T200000Z",
                        "20260601T200000Z",
                        "20260701T200000Z",
                        "20260801T200000Z",
                        "20260901T200000Z",
                        "20261001T200000Z");
    }

    @Test
    void the_only_backup_is_never_removed() {
        var old = new Backup("20200101T000000Z", Path.of("old"));
        assertThat(new Retention(35, 12).expired(List.of(old), TODAY)).isEmpty();
    }

    @Test
    void segments_follow_one_another_over_the_end_of_a_log() {
        var segments = new Segments(1, 16 << 20);
        assertThat(segments.next("0000000100000000000000FF")).isEqualTo("000000010000000100000000");
        assertThat(segments.start("000000010000000100000000")).isEqualTo(1L << 32);
    }
}
