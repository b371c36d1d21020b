package hims.demo;

import hims.person.Sex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A line of {@code reference/demo/illnesses.csv}: what people come with and what they are given. */
record Illness(
        String icd10,
        boolean lasting,
        int fromAge,
        int untilAge,
        String sex,
        int weight,
        String department,
        String complaint,
        List<Given> medicines) {
    private static final BigDecimal SPOON = BigDecimal.valueOf(5);
    private static final String FILE = "/reference/demo/illnesses.csv";

    record Given(String medicine, String frequency, int days) {
        /** In units of the form: a spoonful of a syrup, one of anything else. */
        BigDecimal dose() {
            return liquid() ? SPOON : BigDecimal.ONE;
        }

        String amount() {
            return liquid() ? dose() + " mL" : "1";
        }

        boolean liquid() {
            return medicine.contains("-5ml-");
        }

        boolean whenNeeded() {
            return frequency.equals("SOS");
        }
    }

    boolean strikes(int age, Sex who) {
        return age >= fromAge
                && age <= untilAge
                && (sex.equals("any") || sex.equals(who.name().toLowerCase(Locale.ROOT)));
    }

    static List<Illness> all() {
        try (var in = Illness.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The program was built without " + FILE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("icd10") && !line.isBlank())
                    .map(Illness::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The complaint alone stands in quotes, as it may hold commas. */
    private static Illness read(String line) {
        var quoted = line.split("\"", -1);
        var cells = quoted[0].split(",", -1);
        var medicines = Arrays.stream(quoted[2].substring(1).split("\\|", -1))
                .map(Illness::given)
                .toList();
        return new Illness(
                cells[0],
                cells[1].equals("yes"),
                Integer.parseInt(cells[2]),
                Integer.parseInt(cells[3]),
                cells[4],
                Integer.parseInt(cells[5]),
                cells[6],
                quoted[1],
                medicines);
    }

    private static Given given(String text) {
        var parts = text.split(":", -1);
        return new Given(parts[0], parts[1], Integer.parseInt(parts[2]));
    }
}
