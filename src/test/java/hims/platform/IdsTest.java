package hims.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void ids_rise_and_never_repeat() {
        var ids = Stream.generate(Ids::next).limit(10_000).toList();
        assertThat(ids)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
    }

    @Test
    void an_id_holds_its_time_as_uuid_version_7() {
        var id = Ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        var made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        assertThat(made).isBetween(Instant.now().minusSeconds(10), Instant.now().plusSeconds(10));
    }

    @Test
    void the_same_name_is_the_same_id() {
        assertThat(Ids.named("unit", "LNH")).isEqualTo(Ids.named("unit", "LNH")).isNotEqualTo(Ids.named("unit", "GTB"));
        assertThat(Ids.named("unit", "LNH"))
                .extracting(UUID::version, UUID::variant)
                .containsExactly(8, 2);
    }
}
