package hims.person;

import hims.access.PersonId;
import hims.platform.Fields;
import hims.platform.ui.Banner;
import hims.platform.ui.Input;
import hims.platform.web.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The households of a person: her dwelling and her ration card.
 *
 * @param changes whether this reader may change who belongs to them
 */
public record HouseholdPage(Person person, Households.Homes homes, boolean changes, Fields in) {

    /**
     * One of the two groups.
     *
     * @param members of now; empty where there is no such household
     * @param gone those who have moved
     * @param leads whether the person is its head
     */
    public record Group(
            Household.Kind kind, String title, String number, List<Line> members, List<Line> gone, boolean leads) {
        public boolean empty() {
            return members.isEmpty();
        }
    }

    public record Line(String name, String about, String path, boolean head, String dates, String why) {}

    /** Somebody who may live here too, and the number that adds her. */
    public record Perhaps(String name, String about, String path, String number) {}

    public Banner banner(Frame frame) {
        return PatientBanner.identity(person).draw(frame);
    }

    public String path() {
        return "/person/" + person.id() + "/household";
    }

    /** Her dwelling is where its head lives. */
    public List<Group> groups(Frame frame) {
        return Arrays.stream(Household.Kind.values())
                .map(kind -> homes.of(kind)
                        .map(home -> group(home, frame))
                        .orElseGet(() -> new Group(kind, frame.text(kind.key()), "", List.of(), List.of(), false)))
                .toList();
    }

    /** On the person's page. */
    public List<Group> there(Frame frame) {
        return groups(frame).stream().filter(group -> !group.empty()).toList();
    }

    private Group group(Household home, Frame frame) {
        return new Group(
                home.kind(),
                frame.text(home.kind().key()),
                home.kind() == Household.Kind.DWELLING ? dwelling(home, frame) : home.number(),
                lines(home.members(), frame),
                lines(home.stays().stream().filter(stay -> !stay.now()).toList(), frame),
                home.stay(person.id()).filter(Household.Stay::head).isPresent());
    }

    private String dwelling(Household home, Frame frame) {
        return home.members().stream()
                .filter(Household.Stay::head)
                .findFirst()
                .flatMap(head -> Optional.ofNullable(homes.known().get(head.person())))
                .filter(head -> !head.isMasked())
                .map(head -> PersonText.address(head, frame))
                .orElse("");
    }

    private List<Line> lines(List<Household.Stay> stays, Frame frame) {
        return stays.stream().map(stay -> line(stay, frame)).toList();
    }

    private Line line(Household.Stay stay, Frame frame) {
        Person member = Objects.requireNonNull(homes.known().get(stay.person()));
        return new Line(
                PersonText.name(member, frame),
                about(member, frame),
                path(stay.person()),
                stay.head(),
                FamilyPage.dates(stay.since(), stay.until(), frame),
                stay.why());
    }

    private static String about(Person member, Frame frame) {
        return member.isMasked() ? "" : PersonText.ageAndSex(member, frame);
    }

    private static String path(PersonId id) {
        return "/person/" + id;
    }

    public List<Perhaps> perhaps(Frame frame) {
        return homes.perhaps().stream()
                .map(id -> Objects.requireNonNull(homes.known().get(id)))
                .filter(one -> !one.isMasked() && one.status() != Person.Status.DECEASED)
                .map(one -> new Perhaps(
                        PersonText.name(one, frame),
                        about(one, frame),
                        path(one.id()),
                        one.healthId().digits()))
                .toList();
    }

    /** Two groups have the same fields, each under its own name. */
    public Input number(Household.Kind kind, Frame frame) {
        return Input.text("number." + kind, frame.text("person.household.member.number"))
                .in(in, frame);
    }

    public Input card(Frame frame) {
        return Input.text("number", frame.text("person.household.card"))
                .note(frame.text("person.paper.if-any"))
                .maxLength(PaperForm.LONGEST)
                .in(in, frame);
    }

    public Input why(Household.Kind kind, Frame frame) {
        return Input.text("why." + kind, frame.text("person.household.why"))
                .hint(frame.text("person.household.why.hint"))
                .maxLength(FamilyForm.WORDS)
                .in(in, frame);
    }
}
