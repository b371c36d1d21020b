package hims.card;

import static hims.access.Permission.CARD_ISSUE;
import static hims.access.Permission.OWN_RECORD;
import static hims.card.CardProblem.UNKNOWN_LINK;

import hims.access.Access;
import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.audit.Action;
import hims.platform.Ids;
import hims.platform.Rejected;
import hims.platform.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links to a summary, made by the holder on her phone or for her at a counter, and ended by one press (CARD-14). */
@Service
public class Links {

    /** House value: then somebody is guessing, and the link ends. */
    private static final int TRIES = 10;

    private static final String OBJECT = "summary-link";

    private final Access access;
    private final LinkSql sql;
    private final Vault vault;
    private final Clock clock;
    private final String base;

    Links(
            Access access,
            LinkSql sql,
            Vault vault,
            Clock clock,
            @Value("${hims.card.address:https://${hims.card.host:card.delhi.example}}") String base) {
        this.access = access;
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
        this.base = base;
    }

    /** How long a link lasts. */
    public enum Lasts {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1)),
        MONTH(Duration.ofDays(30));

        @SuppressWarnings("ImmutableEnumChecker") // Duration is immutable
        private final Duration time;

        Lasts(Duration time) {
            this.time = time;
        }
    }

    /** @param views null for as many as wanted */
    public record NewLink(Lasts lasts, @Nullable Integer views, boolean passcode) {}

    /**
     * One link as its holder sees it.
     *
     * @param text what her code says; empty when it opens nothing any more
     * @param passcode empty when it needs none
     */
    public record Shown(
            LinkId id,
            String state,
            Instant endsAt,
            @Nullable Integer viewsLeft,
            String text,
            String passcode) {
        public boolean active() {
            return !text.isEmpty();
        }
    }

    @Transactional
    public LinkId make(PersonId person, NewLink wanted, Actor by) {
        require(person, Action.CREATE, person, by);
        Instant now = clock.instant();
        var id = new LinkId(Ids.next());
        LinkSecret secret = LinkSecret.draw(wanted.passcode());
        byte @Nullable [] passcode = wanted.passcode() ? LinkSecret.hash(id.toString(), secret.passcode()) : null;
        var link = new Link(
                id,
                person,
                secret.seal(id, vault),
                passcode,
                TRIES,
                wanted.views(),
                now,
                now.plus(wanted.lasts().time),
                null);
        sql.insert(link, LinkSecret.hash(secret.address()), by);
        return id;
    }

    /** The newest first. */
    @Transactional
    public List<Shown> of(PersonId person, Actor by) {
        require(person, Action.READ, person, by);
        return sql.of(person).stream().map(this::shown).toList();
    }

    /** Nobody opens it any more, from this moment on. @throws Rejected UNKNOWN_LINK also for that of somebody else */
    @Transactional
    public PersonId revoke(LinkId id, Actor by) {
        Link link = sql.find(id)
                .filter(found -> by.role() != Role.CITIZEN
                        || found.person().value().equals(by.user().value()))
                .orElseThrow(() -> new Rejected(UNKNOWN_LINK));
        require(link.person(), Action.UPDATE, id, by);
        sql.revoke(id, clock.instant());
        return link.person();
    }

    private Shown shown(Link link) {
        Link.State state = link.stateAt(clock.instant());
        boolean active = state == Link.State.ACTIVE;
        LinkSecret secret = LinkSecret.open(link, vault);
        return new Shown(
                link.id(),
                state.name(),
                link.endsAt(),
                link.viewsLeft(),
                active ? base + "/v#" + secret.shlink(base, link.endsAt()) : "",
                active ? secret.passcode() : "");
    }

    private void require(PersonId person, Action action, Object id, Actor by) {
        if (by.role() == Role.CITIZEN) {
            access.requireCare(by, OWN_RECORD, person, action, OBJECT, id);
        } else {
            access.require(by, CARD_ISSUE);
            access.log(by, action, OBJECT, id, person);
        }
    }
}
