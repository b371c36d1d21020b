package hims.person;

import hims.platform.ui.Triage;
import hims.platform.web.Frame;
import java.util.Optional;

/**
 * What was seen of somebody, in words.
 *
 * @param names whether this reader may say who it is
 */
public record UnknownFacts(Unknown unknown, Person person, boolean names) {

    /** While it is open and she bears no name of her own. */
    public boolean open() {
        return unknown.open() && person.name().given().equals(unknown.name());
    }

    public String path() {
        return "/person/" + person.id() + "/unknown";
    }

    /** Without the way to the page that shows it already. */
    public UnknownFacts shownOnly() {
        return new UnknownFacts(unknown, person, false);
    }

    public String name() {
        return unknown.name();
    }

    public Optional<Triage> triage() {
        return Optional.ofNullable(unknown.seen().triage());
    }

    public String age(Frame frame) {
        return frame.text(unknown.seen().age().key());
    }

    public String broughtBy(Frame frame) {
        String by = frame.text(unknown.seen().broughtBy().key());
        return unknown.seen().bringer().isEmpty()
                ? by
                : by + ": " + unknown.seen().bringer();
    }

    public Unknown.Seen seen() {
        return unknown.seen();
    }

    public String came(Frame frame) {
        return frame.show().dateTime(unknown.registeredAt());
    }
}
