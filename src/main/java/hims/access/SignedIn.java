package hims.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** The authentication kept in the session: the actor and, for staff, the posting she works in. */
public final class SignedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;

    private final Actor actor;
    private final Desk desk;
    private final Instant since;

    /** What the frame of a page shows of the workplace. */
    record Desk(String facilityEn, String facilityHi, String placeEn, String placeHi) implements Serializable {
        static Desk of(Posting posting) {
            return new Desk(
                    posting.facilityEn(),
                    posting.facilityHi(),
                    posting.placeEn() == null ? "" : posting.placeEn(),
                    posting.placeHi() == null ? "" : posting.placeHi());
        }

        static Desk none() {
            return new Desk("", "", "", "");
        }
    }

    SignedIn(Actor actor, Desk desk, Instant since) {
        super(List.copyOf(
                AuthorityUtils.createAuthorityList("ROLE_" + actor.role().name())));
        this.actor = actor;
        this.desk = desk;
        this.since = since;
        super.setAuthenticated(true);
    }

    public Actor actor() {
        return actor;
    }

    Desk desk() {
        return desk;
    }

    Instant since() {
        return since;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return actor.user().toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && that.actor.equals(actor) && that.since.equals(since);
    }

    @Override
    public int hashCode() {
        return actor.hashCode();
    }
}
