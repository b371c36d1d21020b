package hims.access;

import hims.audit.Who;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, in which role and where: an explicit argument of every use case, and the evidence in the audit log.
 *
 * @param place the room, counter or store she works at, when chosen
 * @param session a hash of the session's id
 * @param network the remote address
 */
public record Actor(
        UserId user,
        String name,
        Role role,
        UnitId facility,
        @Nullable UnitId place,
        String session,
        String network) implements Serializable {

    /** The program acting by itself, for example {@code Actor.system("demo city")}. */
    public static Actor system(String name) {
        return system(name, UnitId.CITY);
    }

    public static Actor system(String name, UnitId facility) {
        return new Actor(new UserId(new UUID(0, 1)), name, Role.SYSTEM, facility, null, "system", "local");
    }

    /** A citizen acting on her own record. */
    public static Actor citizen(PersonId person, String name, String session, String network) {
        return new Actor(new UserId(person.value()), name, Role.CITIZEN, UnitId.CITY, null, session, network);
    }

    public boolean may(Permission what) {
        return role.may(what);
    }

    /** Whether confidential entries are open to her, of a record that she may read at all (SEC-24). */
    public boolean isCleared() {
        return role == Role.CITIZEN || may(Permission.SENSITIVE_READ);
    }

    public Actor at(@Nullable UnitId place) {
        return new Actor(user, name, role, facility, place, session, network);
    }

    /** As the audit log keeps her. Purpose codes are those of HL7 PurposeOfUse. */
    public Who who() {
        return who(role == Role.CITIZEN ? "PATRQT" : "TREAT");
    }

    Who who(String purpose) {
        return new Who(user.value(), name, role.name(), facility.value(), session, network, purpose);
    }
}
