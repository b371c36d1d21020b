package hims.card;

import hims.access.Access;
import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.audit.Action;
import hims.card.code.Jwe;
import hims.person.Registry;
import hims.platform.Vault;
import hims.record.Clearance;
import hims.record.PatientDocuments;
import hims.record.RecordStore;
import hims.record.ResourceId;
import hims.record.ResourceKey;
import hims.record.ResourceType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a summary for whoever holds its link (FMT-41). Every opening stands in the holder's list of those who looked. */
@Service
public class LinkOpening {

    static final String CONTENT = "application/fhir+json";

    private static final Duration TICKET = Duration.ofHours(1);
    private static final String TICKET_CONTEXT = "card-link-file";
    private static final int LONGEST_NAME = 80;
    private static final UserId BY_LINK = new UserId(new UUID(0, 5));

    private final Access access;
    private final LinkSql sql;
    private final Registry registry;
    private final RecordStore store;
    private final PatientDocuments documents;
    private final Vault vault;
    private final Clock clock;
    private final String base;

    LinkOpening(
            Access access,
            LinkSql sql,
            Registry registry,
            RecordStore store,
            PatientDocuments documents,
            Vault vault,
            Clock clock,
            @Value("${hims.card.address:https://${hims.card.host:card.delhi.example}}") String base) {
        this.access = access;
        this.sql = sql;
        this.registry = registry;
        this.store = store;
        this.documents = documents;
        this.vault = vault;
        this.clock = clock;
        this.base = base;
    }

    public sealed interface Answer {}

    /** @param ticket opens the file for an hour, see {@link #file} */
    public record Opened(String jwe, String ticket) implements Answer {}

    public record WrongPasscode(int triesLeft) implements Answer {}

    /** Unknown, revoked, expired and used up look alike. */
    public record Closed() implements Answer {}

    /** @param recipient who she says she is: proves nothing, and is shown to the holder as said */
    @Transactional
    @OpenTo("whoever holds the link: its address and key are the authority, its passcode besides")
    public Answer open(String address, String recipient, String passcode, String network) {
        Instant now = clock.instant();
        Optional<Link> found =
                sql.find(LinkSecret.hash(address)).filter(link -> link.stateAt(now) == Link.State.ACTIVE);
        if (found.isEmpty()) {
            return new Closed();
        }
        Link link = found.get();
        if (link.passcode() != null && !right(link, passcode)) {
            return new WrongPasscode(sql.find(link.id()).map(Link::triesLeft).orElse(0));
        }
        if (!sql.view(link.id(), now)) {
            return new Closed();
        }
        access.log(visitor(recipient, network), Action.READ, "summary-link", link.id(), link.person());
        return new Opened(seal(link), ticket(link, now));
    }

    /** The file a manifest pointed at, within the hour. */
    @Transactional
    @OpenTo("whoever was given the ticket when she opened the link")
    public Optional<String> file(String ticket) {
        try {
            String[] parts =
                    new String(vault.openText(ticket, TICKET_CONTEXT), StandardCharsets.US_ASCII).split(" ", -1);
            boolean late = clock.instant().getEpochSecond() > Long.parseLong(parts[1]);
            return late
                    ? Optional.empty()
                    : sql.find(new LinkId(UUID.fromString(parts[0])))
                            .filter(link -> link.revokedAt() == null)
                            .map(this::seal);
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // no ticket of ours
        }
    }

    private boolean right(Link link, String passcode) {
        if (!sql.tryPasscode(link.id())) {
            return false;
        }
        boolean right =
                MessageDigest.isEqual(link.passcode(), LinkSecret.hash(link.id().toString(), passcode));
        if (right) {
            sql.passcodeWasRight(link.id());
        }
        return right;
    }

    /** What is confidential stays out: a link travels further than its holder may think. */
    private String seal(Link link) {
        PersonId person = registry.fetch(link.person()).id();
        var patient = store.find(new ResourceKey(ResourceType.PATIENT, new ResourceId(person.value())))
                .orElseThrow(() -> new IllegalStateException("No Patient resource of " + person));
        byte[] summary = documents.summary(registry.everyId(person), patient.parse(), base + "/fhir", Clearance.NONE);
        return Jwe.seal(summary, CONTENT, LinkSecret.open(link, vault).keyBytes());
    }

    private String ticket(Link link, Instant now) {
        String content = link.id() + " " + now.plus(TICKET).getEpochSecond();
        return vault.sealText(content.getBytes(StandardCharsets.US_ASCII), TICKET_CONTEXT);
    }

    private static Actor visitor(String recipient, String network) {
        String clean = recipient.replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
        String name = clean.isEmpty() ? "?" : clean.substring(0, Math.min(LONGEST_NAME, clean.length()));
        return new Actor(BY_LINK, name, Role.SYSTEM, UnitId.CITY, null, "link", network);
    }
}
