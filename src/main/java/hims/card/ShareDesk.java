package hims.card;

import hims.access.Actor;
import hims.access.OpenTo;
import hims.access.PersonId;
import hims.card.Links.Lasts;
import hims.card.Links.NewLink;
import hims.platform.Commands;
import hims.platform.Fields;
import hims.platform.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The page on which a holder shares her health: links and the open credential, on her phone and at a counter alike. */
@Service
@OpenTo("whoever the links and credentials behind it let in: they ask for her authority")
public class ShareDesk {

    private final Links links;
    private final HealthCards healthCards;
    private final Commands commands;

    ShareDesk(Links links, HealthCards healthCards, Commands commands) {
        this.links = links;
        this.healthCards = healthCards;
        this.commands = commands;
    }

    /** How often a link may be opened. */
    public enum Views {
        ONE(1),
        FIVE(5),
        ANY(null);

        private final @Nullable Integer number;

        Views(@Nullable Integer number) {
            this.number = number;
        }
    }

    @Transactional
    public SharePage page(PersonId person, Actor by, String path, String linkPath) {
        return page(person, by, path, linkPath, Fields.empty());
    }

    /** Empty when the link was made, else the form once more. */
    @Transactional
    public Optional<SharePage> makeLink(PersonId person, Fields in, Actor by, String key, SharePage.Paths paths) {
        return switch (parse(in)) {
            case Parsed.Valid<NewLink>(NewLink wanted) -> {
                once(
                        key,
                        by,
                        "card.link",
                        person + wanted.toString(),
                        () -> links.make(person, wanted, by).toString());
                yield Optional.empty();
            }
            case Parsed.Invalid<NewLink> _ -> Optional.of(page(person, by, paths.page(), paths.links(), in));
        };
    }

    @Transactional
    public void makeHealthCard(PersonId person, Fields in, Actor by, String key) {
        Set<String> ticked = healthCards.offer(person, by).items().stream()
                .map(EmergencyOffer.Item::id)
                .filter(item -> in.flag("item." + item))
                .collect(Collectors.toSet());
        once(key, by, "card.health-card", person + String.join(",", ticked), () -> {
            healthCards.issue(person, ticked, by);
            return "";
        });
    }

    @Transactional
    public PersonId revoke(LinkId link, Actor by, String key) {
        String person = once(
                key,
                by,
                "card.link-end",
                link.toString(),
                () -> links.revoke(link, by).toString());
        return new PersonId(UUID.fromString(person));
    }

    private SharePage page(PersonId person, Actor by, String path, String linkPath, Fields in) {
        return new SharePage(
                new SharePage.Paths(path, linkPath),
                links.of(person, by),
                healthCards.offer(person, by),
                healthCards.latest(person, by).orElse(null),
                in);
    }

    private static Parsed<NewLink> parse(Fields in) {
        var lasts = in.choice("lasts", Lasts.class).required();
        var views = in.choice("views", Views.class).required();
        return in.parse(() -> new NewLink(lasts.value(), views.value().number, !in.flag("open")));
    }

    private String once(String key, Actor by, String act, String what, Supplier<String> answer) {
        String given = key.isBlank() ? UUID.randomUUID().toString() : key;
        String hash = Commands.hash(what.getBytes(StandardCharsets.UTF_8));
        return commands.once(given, by.user().value(), act, hash, answer);
    }
}
