package hims.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.person.names.Normaliser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Two descriptions of which it is known whether they are of one person.
 *
 * @param kind of pattern: again, twins, father-and-son, sisters-in-law …
 */
record LabelledPair(boolean same, String kind, Traits one, Traits other) {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    private static final int CELLS = 7;
    private static final List<LabelledPair> ALL = read();

    static List<LabelledPair> all() {
        return ALL;
    }

    private static List<LabelledPair> read() {
        try (var in = LabelledPair.class.getResourceAsStream("/matching/pairs-1.tsv")) {
            if (in == null) {
                return List.of();
            }
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(LabelledPair::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabelledPair read(String line) {
        String[] cells = line.split("\t", -1);
        return new LabelledPair(cells[0].equals("same"), cells[1], traits(cells, 2), traits(cells, 2 + CELLS));
    }

    private static Traits traits(String[] cells, int at) {
        Normaliser names = Normaliser.current();
        String phone = cells[at + 5];
        String area = cells[at + 6];
        return new Traits(
                names.parts(cells[at]),
                cells[at + 2].isEmpty()
                        ? Traits.Kin.UNKNOWN
                        : new Traits.Kin(cells[at + 1], names.parts(cells[at + 2])),
                Sex.valueOf(cells[at + 3]),
                cells[at + 4].isEmpty()
                        ? null
                        : ((BirthReader.Read) new BirthReader(TODAY).read(cells[at + 4])).birth(),
                phone.isEmpty() ? Set.of() : Set.of(phone),
                area.isEmpty() ? "" : Area.key(area),
                "",
                "");
    }
}
