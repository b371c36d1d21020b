package hims.privacy;

import hims.audit.Footprint;
import hims.person.Person;
import hims.person.PersonText;
import hims.platform.Csv;
import hims.platform.web.Frame;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom a breach concerns.
 *
 * @param people all of them
 * @param lines those shown, the most often touched first
 */
public record Affected(long people, List<Line> lines) {
    public Affected {
        lines = List.copyOf(lines);
    }

    /** @param person null where the registry has nobody of that number */
    public record Line(Footprint print, @Nullable Person person) {
        /** Of a confidential person only that she is one. */
        public String name(Frame frame) {
            if (person == null) {
                return frame.text("privacy.breach.nobody");
            }
            return person.confidential() ? frame.text("person.restricted") : PersonText.name(person, frame);
        }

        public String uhid(Frame frame) {
            return person == null ? "" : PersonText.uhid(person, frame);
        }

        /** Identity, medicines, card. */
        public String classes(Frame frame) {
            return print.things().stream()
                    .map(DataClass::of)
                    .distinct()
                    .sorted()
                    .map(kind -> frame.text("privacy.class." + kind))
                    .collect(Collectors.joining(", "));
        }

        String csv(Frame frame) {
            return Csv.line(List.of(
                    uhid(frame),
                    name(frame),
                    Long.toString(print.acts()),
                    print.firstAt().toString(),
                    print.lastAt().toString(),
                    classes(frame)));
        }
    }

    static String csv(List<Line> lines, Frame frame) {
        var head = Csv.line(List.of(
                frame.text("privacy.breach.uhid"),
                frame.text("privacy.breach.person"),
                frame.text("privacy.breach.acts"),
                frame.text("privacy.breach.first"),
                frame.text("privacy.breach.last"),
                frame.text("privacy.breach.classes")));
        return lines.stream().map(line -> line.csv(frame)).collect(Collectors.joining("", head, ""));
    }
}
