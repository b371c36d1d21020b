package hims.world;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.platform.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Members of staff, enrolled and signed in. */
public final class StaffDesk {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    public static final String PASSWORD = "three slow trains";

    private StaffDesk() {}

    /** What one types at the door; the code is good for half a minute. */
    public record Login(String name, String password, String code) {}

    /** @param place where she is posted: a hospital as LNH, or a room in it as LNH/MED-OPD/R14 */
    public static Login enrol(Invitation invitations, String name, Role role, String place) {
        var user = new UserId(Ids.next());
        var login = "desk." + user.toString().substring(24);
        invitations.enrolDemo(
                new Invitation.Invite(login, name, role, UnitId.of(facility(place)), room(place)),
                user,
                PASSWORD,
                SECRET);
        return new Login(login, PASSWORD, code());
    }

    public static Browsing open(int port, Invitation invitations, String name, Role role, String place) {
        var login = enrol(invitations, name, role, place);
        var browser = new Browsing(port);
        browser.get("/sign-in");
        var answer = browser.post(
                "/sign-in", Map.of("login", login.name(), "password", login.password(), "code", login.code()));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(302, 303);
        return browser;
    }

    private static String facility(String place) {
        return place.replaceFirst("/.*", "");
    }

    private static @Nullable UnitId room(String place) {
        return place.contains("/") ? UnitId.of(place) : null;
    }

    /** Of everybody's authenticator. */
    public static byte[] secret() {
        return SECRET.clone();
    }

    /** What every authenticator shows at this moment. */
    public static String code() {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA1"));
            var step = Instant.now().getEpochSecond() / 30;
            var hash = ByteBuffer.wrap(
                    mac.doFinal(ByteBuffer.allocate(8).putLong(step).array()));
            var number = hash.getInt(hash.get(19) & 0xF) & 0x7FFFFFFF;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
