package hims.person;

import hims.platform.ui.Allergies;
import hims.platform.ui.Banner;
import hims.platform.ui.Banner.Fact;
import hims.platform.ui.Chip;
import hims.platform.ui.Tone;
import hims.platform.web.Frame;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The banner of a person, to be drawn in the reader's language (UI-6 to 11).
 *
 * @param allergies null only for readers who see nobody's clinical record
 * @param chips alerts and facts of other modules
 */
public record PatientBanner(Person person, @Nullable Allergies allergies, List<Chip> chips) {
    public PatientBanner {
        chips = List.copyOf(chips);
    }

    public static PatientBanner of(Person person, Allergies allergies) {
        return new PatientBanner(person, allergies, List.of());
    }

    /** For the registration desk: who she is, and nothing of her health. */
    public static PatientBanner identity(Person person) {
        return new PatientBanner(person, null, List.of());
    }

    public PatientBanner with(List<Chip> more) {
        var all = new ArrayList<>(chips);
        all.addAll(more);
        return new PatientBanner(person, allergies, all);
    }

    public Banner draw(Frame frame) {
        if (person.name().full().isBlank()) {
            return restricted(frame);
        }
        var facts = List.of(
                new Fact(frame.text("person.banner.born"), born(frame)),
                new Fact(frame.text("person.banner.sex"), PersonText.sex(person, frame)),
                new Fact(frame.text("person.banner.uhid"), PersonText.uhid(person, frame)));
        boolean dead = person.status() == Person.Status.DECEASED;
        return new Banner(
                dead ? Banner.State.DIED : Banner.State.USUAL,
                PersonText.name(person, frame),
                person.name().inScript(),
                "/person/" + person.id(),
                facts,
                allergies,
                null,
                warned(frame),
                dead ? died(frame) : "",
                List.of(),
                watch(person, frame));
    }

    /** Where an open page asks whether this person was merged with another meanwhile (PER-56). */
    public static String watch(Person person, Frame frame) {
        return "/person/" + person.id() + "/news?since=" + frame.show().now().toEpochMilli();
    }

    /** A twin or namesake is on record: the first thing to see (PER-32). */
    private List<Chip> warned(Frame frame) {
        var all = new ArrayList<Chip>();
        if (person.similar()) {
            all.add(Chip.of(Tone.AMBER, "exclamation-triangle", frame.text("person.similar")));
        }
        if (person.confidential()) {
            all.add(Chip.of(Tone.PURPLE, "lock", frame.text("person.restricted")));
        }
        all.addAll(chips);
        return all;
    }

    private String died(Frame frame) {
        LocalDate on = person.diedOn();
        return on == null
                ? frame.text("person.died.day-unknown")
                : frame.text("person.died", frame.show().date(on), PersonText.age(person, frame));
    }

    private Banner restricted(Frame frame) {
        return new Banner(
                Banner.State.RESTRICTED,
                frame.text("person.restricted"),
                "",
                "",
                List.of(new Fact(frame.text("person.banner.uhid"), PersonText.uhid(person, frame))),
                allergies,
                null,
                List.of(Chip.of(Tone.PURPLE, "lock", frame.text("person.restricted.opens"))),
                "",
                List.of(),
                "");
    }

    private String born(Frame frame) {
        Birth birth = person.birth();
        return birth == null || birth.estimated()
                ? PersonText.born(birth, frame)
                : PersonText.born(birth, frame) + " (" + PersonText.age(person, frame) + ")";
    }
}
