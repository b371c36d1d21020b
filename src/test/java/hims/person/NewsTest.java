package hims.person;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Actor;
import hims.access.Invitation;
import hims.access.Role;
import hims.world.DatabaseTest;
import hims.world.Registered;
import hims.world.StaffDesk;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** After a merge: whoever has a page open is told, and allergies of both are one list (PER-56). */
@DatabaseTest
class NewsTest {
    private static final Pattern WATCH = Pattern.compile("hx-get=\"(/person/[^\"]+/news[^\"]+)\"");
    private final int port;
    private final Invitation invitations;
    private final Registered registered;
    private final Merges merges;
    private final Actor usha = Registered.staff("Usha Rawat", Role.IDENTITY_OFFICER, "LNH");

    NewsTest(@LocalServerPort int port, Invitation invitations, Registered registered, Merges merges) {
        this.port = port;
        this.invitations = invitations;
        this.registered = registered;
        this.merges = merges;
    }

    @Test
    void whoever_has_either_page_open_is_told_of_the_merge_and_of_its_end() {
        var keep = registered.person("Dulari", "Kisku", 44, "");
        var merged = registered.person("Dularee", "Kisku", 44, "");
        var doctor = StaffDesk.open(port, invitations, "Dr Ananya Sen", Role.DOCTOR, "LNH");
        var one = watch(doctor.get("/person/" + keep).body());
        var other = watch(doctor.get("/person/" + merged).body());
        assertThat(doctor.get(one).body()).isBlank();
        var merge = merges.prepare(new Merges.Wish(keep, merged, Set.of(), "Papers seen"), usha);
        assertThat(doctor.get(one).body()).as("not before it is done").isBlank();
        merges.complete(merge, usha);
        assertThat(doctor.get(one).body()).contains("joined with another", "Show it as it is now");
        assertThat(doctor.get(other).body()).contains("joined with another").doesNotContainIgnoringCase("kisku");
        assertThat(doctor.get(watch(doctor.get("/person/" + merged).body())).body())
                .as("a page that was opened since knows")
                .isBlank();
        merges.undo(merge, "Two of one name", usha);
        assertThat(doctor.get(one).body()).contains("taken apart again");
    }

    private static String watch(String page) {
        var found = WATCH.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
