package hims.demo;

import hims.person.PersonName;
import hims.person.Sex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Names as Delhi bears them, put together from the parts of {@code reference/names/demo-names.csv}. */
final class NameBook {
    private static final String FILE = "/reference/names/demo-names.csv";
    private static final int COLUMNS = 7;

    private final List<Part> given;
    private final List<Part> family;

    /** @param sex female, male or any */
    private record Part(
            String kind,
            String sex,
            String community,
            String latin,
            String devanagari,
            int weight,
            List<String> variants) {
        boolean fits(String wantedSex, String wantedCommunity) {
            return (sex.equals("any") || sex.equals(wantedSex)) && community.equals(wantedCommunity);
        }

        /** Mostly the usual spelling, sometimes another. */
        String spelt(Dice dice) {
            return variants.isEmpty() || dice.percent(75) ? latin : dice.one(variants);
        }
    }

    NameBook() {
        var parts = lines().stream().map(NameBook::part).toList();
        this.given =
                parts.stream().filter(part -> !part.kind().equals("family")).toList();
        this.family =
                parts.stream().filter(part -> part.kind().equals("family")).toList();
    }

    /** A community drawn by the weights of its names. */
    String community(Dice dice) {
        return dice.weighted(given, Part::weight).community();
    }

    PersonName name(Dice dice, Sex sex, String community, PersonName relative) {
        var wanted = sex == Sex.FEMALE ? "female" : "male";
        var first = dice.weighted(
                given.stream().filter(part -> part.fits(wanted, community)).toList(), Part::weight);
        var families =
                family.stream().filter(part -> part.fits(wanted, community)).toList();
        if (families.isEmpty() || dice.percent(6)) {
            return new PersonName(first.spelt(dice), "", first.devanagari());
        }
        var inherited = family.stream()
                .filter(part -> part.latin().equals(relative.family()) && part.fits(wanted, community))
                .findFirst();
        var second = inherited.filter(part -> dice.percent(70)).orElseGet(() -> dice.weighted(families, Part::weight));
        var script = dice.percent(85) ? first.devanagari() + " " + second.devanagari() : "";
        return new PersonName(first.spelt(dice), second.spelt(dice), script);
    }

    private static Part part(String line) {
        var cells = line.split(",", -1);
        return new Part(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                Integer.parseInt(cells[5]),
                cells.length < COLUMNS || cells[6].isBlank() ? List.of() : Arrays.asList(cells[6].split("\\|")));
    }

    private static List<String> lines() {
        try (var in = NameBook.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The program was built without " + FILE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("kind,") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
