package hims.person;

import hims.access.PersonId;
import hims.platform.Fields;
import hims.platform.ui.Banner;
import hims.platform.ui.Chip;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to a person.
 *
 * @param changes whether this reader may add and end relations
 * @param ending the relation that is about to be ended; null for none
 */
public record FamilyPage(
        Person person,
        Relations.Family family,
        boolean changes,
        @Nullable UUID ending,
        Fields in) {

    /**
     * A relation in words.
     *
     * @param path of the other's page; "" for one in plain text
     * @param end where it is ended; "" when it is over or this reader may not
     */
    public record Line(
            String kind, String name, String path, String phone, List<Chip> chips, String dates, String end) {}

    public Banner banner(Frame frame) {
        return PatientBanner.identity(person).draw(frame);
    }

    public String path() {
        return "/person/" + person.id() + "/relations";
    }

    public List<Line> lines(Frame frame) {
        return family.kins().stream().map(kin -> line(kin, frame)).toList();
    }

    public List<Line> standing(Frame frame) {
        return family.kins().stream()
                .filter(Kin::stands)
                .map(kin -> line(kin, frame))
                .toList();
    }

    /** Whose next of kin or guarantor she is. */
    public List<Line> namedBy(Frame frame) {
        return family.namedBy().stream()
                .map(kin -> new Line(
                        frame.text(kin.kind().key() + ".of"), name(kin, frame), href(kin), "", List.of(), "", ""))
                .toList();
    }

    private Line line(Kin kin, Frame frame) {
        return new Line(
                frame.text(kin.kind().key()),
                name(kin, frame),
                href(kin),
                kin.phone().isEmpty() || masked(kin) ? "" : frame.show().phone(kin.phone()),
                chips(kin, frame),
                dates(kin.since(), kin.until(), frame),
                changes && kin.stands() ? path() + "/" + kin.id() : "");
    }

    private boolean masked(Kin kin) {
        return other(kin).filter(Person::isMasked).isPresent();
    }

    private Optional<Person> other(Kin kin) {
        PersonId id = kin.other();
        return id == null
                ? Optional.empty()
                : Optional.ofNullable(family.known().get(id));
    }

    private String name(Kin kin, Frame frame) {
        return other(kin).map(other -> PersonText.name(other, frame)).orElse(kin.name());
    }

    private String href(Kin kin) {
        return other(kin).map(other -> "/person/" + other.id()).orElse("");
    }

    static String dates(Instant since, @Nullable Instant until, Frame frame) {
        return until == null
                ? frame.text("person.since", frame.show().date(since))
                : frame.text(
                        "person.from-to", frame.show().date(since), frame.show().date(until));
    }

    private List<Chip> chips(Kin kin, Frame frame) {
        var chips = new ArrayList<Chip>();
        if (!kin.stands()) {
            chips.add(Chip.of(Tone.GREY, frame.text("person.kin.ended")).asSmall());
            return chips;
        }
        if (kin.emergency()) {
            chips.add(Chip.of(Tone.BLUE, frame.text("person.emergency")).asSmall());
        }
        kin.authorityEnds(person).ifPresent(day -> chips.add(authority(day, frame)));
        if (other(kin).filter(other -> kin.tooNear(person, other)).isPresent()) {
            chips.add(Chip.of(Tone.AMBER, "exclamation-triangle", frame.text("person.kin.too-near"))
                    .asSmall());
        }
        return chips;
    }

    private static Chip authority(LocalDate day, Frame frame) {
        boolean decides = frame.show().today().isBefore(day);
        return Chip.of(
                        decides ? Tone.GREEN : Tone.GREY,
                        frame.text(
                                decides ? "person.kin.decides" : "person.kin.decided",
                                frame.show().date(day)))
                .asSmall();
    }

    /** The form is of this relation alone while it is being ended. */
    public Optional<Line> toEnd(Frame frame) {
        return family.kins().stream()
                .filter(kin -> kin.id().equals(ending) && kin.stands())
                .map(kin -> line(kin, frame))
                .findFirst();
    }

    public Input kind(Frame frame) {
        var options = Arrays.stream(Relation.Kind.values())
                .map(kind -> new Option(kind.name(), frame.text(kind.key())))
                .toList();
        return Input.select("kind", frame.text("person.kin.kind"), options).in(in, frame);
    }

    public Input number(Frame frame) {
        return Input.text("number", frame.text("person.kin.number"))
                .note(frame.text("person.kin.number.note"))
                .in(in, frame);
    }

    public Input name(Frame frame) {
        return Input.text("name", frame.text("person.kin.name"))
                .hint(frame.text("person.kin.name.hint"))
                .maxLength(FamilyForm.NAME)
                .in(in, frame);
    }

    public Input phone(Frame frame) {
        return Input.phone("phone", frame.text("person.field.phone"))
                .note(frame.text("person.paper.if-any"))
                .in(in, frame);
    }

    public Input why(Frame frame) {
        return Input.text("why", frame.text("person.kin.why"))
                .hint(frame.text("person.kin.why.hint"))
                .maxLength(FamilyForm.WORDS)
                .in(in, frame);
    }
}
