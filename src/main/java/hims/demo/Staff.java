package hims.demo;

import hims.access.Invitation;
import hims.access.Invitation.Invite;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who works in the demo city. Their password and authenticator key are public: they exist in demo mode only. */
final class Staff {
    static final String PASSWORD = "demo city 2026";
    static final byte[] AUTHENTICATOR = "HIMS-demo-city-01234".getBytes(StandardCharsets.US_ASCII);

    /** Doctors of the hospitals, one name each, in no order that means anything. */
    private static final List<String> DOCTORS = List.of(
            "Dr Ananya Sen",
            "Dr Farhan Ali",
            "Dr Harpreet Kaur",
            "Dr Joseph Lakra",
            "Dr Meera Nair",
            "Dr Rohit Bansal",
            "Dr Sana Iqbal",
            "Dr Vikram Rao",
            "Dr Lalthanpuii",
            "Dr Pooja Chauhan");

    private Staff() {}

    record Account(
            String login,
            String name,
            Role role,
            UnitId facility,
            @Nullable UnitId place) {
        UserId user() {
            return new UserId(UUID.nameUUIDFromBytes(("hims:demo:" + login).getBytes(StandardCharsets.UTF_8)));
        }

        Invite invite() {
            return new Invite(login, name, role, facility, place);
        }
    }

    /** Those the flow of the first page needs, at two hospitals. */
    static List<Account> all() {
        var lokNayak = UnitId.of("LNH");
        var teg = UnitId.of("GTB");
        return List.of(
                new Account("rekha", "Rekha Negi", Role.REGISTRATION_CLERK, lokNayak, UnitId.of("LNH/REG/C3")),
                new Account("mary", "Sr Mary Joseph", Role.NURSE, lokNayak, UnitId.of("LNH/MED-OPD/R11")),
                new Account("ananya", "Dr Ananya Sen", Role.DOCTOR, lokNayak, UnitId.of("LNH/MED-OPD/R14")),
                new Account("imran", "Imran Qureshi", Role.PHARMACIST, lokNayak, UnitId.of("LNH/PHARM/C5")),
                new Account("joseph", "Dr Joseph Lakra", Role.EMERGENCY_DOCTOR, teg, UnitId.of("GTB/ER/B2")),
                new Account("suresh", "Suresh Kumar", Role.QUEUE_MANAGER, lokNayak, null),
                new Account("usha", "Usha Rawat", Role.IDENTITY_OFFICER, lokNayak, null),
                new Account("harish", "Harish Chandra", Role.IDENTITY_OFFICER, teg, null),
                new Account("nasreen", "Nasreen Bano", Role.CARD_OPERATOR, lokNayak, null),
                new Account("gurpreet", "Gurpreet Singh", Role.CARD_OPERATOR, lokNayak, null),
                new Account("farida", "Farida Khan", Role.KEY_CUSTODIAN, lokNayak, null),
                new Account("mohan", "Mohan Lal", Role.KEY_CUSTODIAN, teg, null),
                new Account("leela", "Leela Krishnan", Role.PRIVACY_OFFICER, teg, null),
                new Account("asha", "Asha Rani", Role.ADMINISTRATOR, UnitId.CITY, null));
    }

    static String doctorOf(String facility) {
        return DOCTORS.get(Math.floorMod(facility.hashCode(), DOCTORS.size()));
    }

    static void enrol(Invitation invitations) {
        all().forEach(account -> invitations.enrolDemo(account.invite(), account.user(), PASSWORD, AUTHENTICATOR));
    }
}
