package hims.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import hims.platform.CodeFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A wrong code here prints a wrong blood group on a card (ADR 0010). */
class BloodGroupsTest {
    @Test
    void each_group_has_the_code_that_snomed_gives_it() {
        var codes = CodeFile.read("terminology/blood-groups").stream()
                .collect(Collectors.toMap(line -> line.text("code"), line -> line.text("snomed")));
        assertThat(codes)
                .containsEntry("A+", "278149003")
                .containsEntry("B+", "278150003")
                .containsEntry("O+", "278147001")
                .containsEntry("AB+", "278151004")
                .containsEntry("A-", "278152006")
                .containsEntry("B-", "278153001")
                .containsEntry("O-", "278148006")
                .containsEntry("AB-", "278154007");
    }
}
