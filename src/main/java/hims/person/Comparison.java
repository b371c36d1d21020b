package hims.person;

import hims.platform.web.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two people line by line, as a reader sees them. */
public final class Comparison {
    private Comparison() {}

    /**
     * @param choice what may be taken from either; null for what both keep
     * @param proposed A or B: the side that says more
     */
    public record Line(
            String label,
            String a,
            String b,
            boolean same,
            @Nullable Choice choice,
            String proposed) {
        public String field() {
            return choice == null ? "" : choice.field();
        }

        public boolean asks() {
            return choice != null && !same;
        }
    }

    static List<Line> of(Person a, Person b, Frame frame) {
        var lines = new ArrayList<Line>();
        Function<String, String> label = key -> frame.text("person." + key);
        lines.add(line(label.apply("alike.name"), a, b, one -> one.name().full(), Choice.NAME));
        lines.add(line(label.apply("field.in-script"), a, b, one -> one.name().inScript(), null));
        lines.add(born(a, b, frame));
        lines.add(line(label.apply("field.sex"), a, b, one -> PersonText.sex(one, frame), Choice.SEX));
        lines.add(line(label.apply("relatives"), a, b, one -> relatives(one, frame), Choice.RELATIVES));
        lines.add(line(label.apply("field.phone"), a, b, one -> phones(one, frame), null));
        lines.add(line(label.apply("address"), a, b, one -> PersonText.address(one, frame), Choice.ADDRESS));
        lines.add(line(
                label.apply("field.language"),
                a,
                b,
                one -> frame.text("person.language." + one.language()),
                Choice.LANGUAGE));
        lines.add(line(label.apply("status"), a, b, one -> status(one, frame), null));
        lines.add(line(label.apply("registered-at"), a, b, one -> frame.show().date(one.registeredAt()), null));
        return lines;
    }

    private static Line born(Person a, Person b, Frame frame) {
        Line plain = line(
                frame.text("person.banner.born"),
                a,
                b,
                one -> PersonText.born(one.birth(), frame) + ", " + PersonText.age(one, frame),
                Choice.BIRTH);
        boolean better = b.birth() != null
                && b.birth().exact()
                && (a.birth() == null || !a.birth().exact());
        return new Line(plain.label(), plain.a(), plain.b(), plain.same(), plain.choice(), better ? "B" : "A");
    }

    private static Line line(
            String label, Person a, Person b, Function<Person, String> value, @Nullable Choice choice) {
        String left = value.apply(a);
        String right = value.apply(b);
        boolean more = choice != null && right.length() > left.length() && choice != Choice.SEX;
        return new Line(label, left, right, left.equalsIgnoreCase(right), choice, more ? "B" : "A");
    }

    private static String relatives(Person person, Frame frame) {
        return person.relations().isEmpty()
                ? frame.text("person.not-recorded")
                : person.relations().stream()
                        .map(relation -> PersonText.relation(relation, person.sex(), frame))
                        .collect(Collectors.joining(", "));
    }

    private static String phones(Person person, Frame frame) {
        return person.phones().isEmpty()
                ? frame.text("person.no-phone")
                : person.phones().stream()
                        .map(phone -> frame.show().phone(phone.number()))
                        .collect(Collectors.joining(", "));
    }

    private static String status(Person person, Frame frame) {
        var died = person.diedOn();
        return died == null
                ? frame.text("person.status." + person.status().name().toLowerCase(Locale.ROOT))
                : frame.text("person.died", frame.show().date(died), PersonText.age(person, frame));
    }
}
