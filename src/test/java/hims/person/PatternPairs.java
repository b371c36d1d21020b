package hims.person;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes the labelled set from the name patterns of Delhi, always the same: one person written down twice as counters do it, and two
 * people who are hard to tell apart. {@code MatchingQualityTest} holds the kept file against it.
 */
final class PatternPairs {
    static final int SAME = 1_400;
    static final int DIFFERENT = 1_400;
    private static final List<String> AREAS = List.of(
            "Seelampur",
            "Rohini",
            "Narela",
            "Okhla",
            "Dwarka",
            "Mangolpuri",
            "Khichripur",
            "Burari",
            "Najafgarh",
            "Trilokpuri",
            "Sultanpuri",
            "Karol Bagh",
            "Jahangirpuri",
            "Uttam Nagar",
            "Sangam Vihar",
            "Shahdara");
    private static final List<String> LEFT_OFF =
            List.of("Kumar", "Kumari", "Devi", "Singh", "Kaur", "Bibi", "Begum", "Khatoon");
    private final Random random = new Random(2026);
    private final List<String[]> names = names();

    /** A line of the file: what somebody would type. */
    record Written(String name, String kin, String kinName, String sex, String born, String phone, String area) {
        String cells() {
            return String.join("\t", name, kin, kinName, sex, born, phone, area);
        }
    }

    private record Named(String given, String family, String community) {
        String full() {
            return (given + " " + family).strip();
        }
    }

    /** Writes the file: {@code java -cp … hims.person.PatternPairs src/test/resources/matching/pairs-1.tsv}. */
    public static void main(String[] file) throws IOException {
        Files.write(Path.of(file[0]), new PatternPairs().lines());
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (int n = 0; n < SAME; n++) {
            Written one = person();
            lines.add("same\tagain\t" + one.cells() + "\t" + again(one).cells());
        }
        for (int n = 0; n < DIFFERENT; n++) {
            lines.add(different(n % 7));
        }
        return lines;
    }

    private String different(int kind) {
        Written one = person();
        return switch (kind) {
            case 0 -> line("twins", one, withGiven(one, one.born(), one.phone(), one.area()));
            case 1 -> fatherAndSon();
            case 2 -> sistersInLaw();
            case 3 -> line("siblings", one, withGiven(one, older(one, 2 + random.nextInt(6)), one.phone(), one.area()));
            case 4 -> line("namesake", one, namesake(one, 0));
            case 5 -> line("namesake-near", one, namesake(one, random.nextInt(3)));
            default -> line("surname", one, withGiven(one, older(one, random.nextInt(3)), phone(), one.area()));
        };
    }

    private static String line(String kind, Written one, Written other) {
        return "different\t" + kind + "\t" + one.cells() + "\t" + other.cells();
    }

    private Written person() {
        boolean woman = random.nextInt(100) < 55;
        Named named = named(woman, null);
        Named relative = named(false, named.community());
        Named kin = chance(75) ? new Named(relative.given(), named.family(), named.community()) : relative;
        String born = random.nextInt(100) < 35
                ? (1 + random.nextInt(28)) + "/" + (1 + random.nextInt(12)) + "/" + (1940 + random.nextInt(72))
                : String.valueOf(1940 + random.nextInt(72));
        return new Written(
                named.full(),
                woman && random.nextBoolean() ? "HUSBAND" : "FATHER",
                kin.full(),
                woman ? "FEMALE" : "MALE",
                born,
                phone(),
                one(AREAS));
    }

    /** The same person at another counter: heard, remembered and typed otherwise. */
    private Written again(Written one) {
        return new Written(
                heard(one.name()),
                one.kin(),
                chance(25) ? "" : chance(10) ? named(false, null).full() : heard(one.kinName()),
                chance(98) ? one.sex() : "UNKNOWN",
                bornAgain(one),
                chance(60) ? one.phone() : chance(60) ? phone() : "",
                chance(68) ? one.area() : chance(55) ? one(AREAS) : "");
    }

    private String bornAgain(Written one) {
        int year = year(one);
        if (one.born().contains("/")) {
            String[] parts = one.born().split("/", -1);
            return chance(70)
                    ? one.born()
                    : Integer.parseInt(parts[0]) <= 12 && chance(40)
                            ? parts[1] + "/" + parts[0] + "/" + parts[2]
                            : 2026 - year + "y";
        }
        return chance(45)
                ? one.born()
                : chance(40)
                        ? Math.max(1, Math.round((2026 - year) / 5f) * 5) + "y"
                        : chance(90) ? Math.max(1, 2026 - year + random.nextInt(5) - 2) + "y" : "";
    }

    private String heard(String name) {
        var words = new ArrayList<>(Arrays.asList(name.split(" ", -1)));
        for (int at = 0; at < words.size(); at++) {
            words.set(at, word(words.get(at)));
        }
        if (words.size() > 1 && LEFT_OFF.contains(words.getLast()) && chance(20)) {
            words.removeLast();
        } else if (words.size() > 1 && chance(6)) {
            words.add(0, words.removeLast());
        }
        return String.join(" ", words);
    }

    private String word(String word) {
        String[] row =
                names.stream().filter(name -> name[3].equals(word)).findFirst().orElse(null);
        if (row != null && row.length > 6 && !row[6].isBlank() && chance(38)) {
            return one(Arrays.asList(row[6].split("\\|", -1)));
        }
        if (row != null && chance(6)) {
            return row[4];
        }
        return chance(7) && word.length() > 4 ? mistyped(word) : word;
    }

    private String mistyped(String word) {
        int at = 1 + random.nextInt(word.length() - 2);
        return switch (random.nextInt(3)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
            default -> word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        };
    }

    private Written withGiven(Written one, String born, String phone, String area) {
        String family =
                one.name().contains(" ") ? one.name().substring(one.name().lastIndexOf(' ')) : "";
        String given;
        do {
            given = named(one.sex().equals("FEMALE"), null).given();
        } while (one.name().startsWith(given));
        return new Written(given + family, one.kin(), one.kinName(), one.sex(), born, phone, area);
    }

    private String fatherAndSon() {
        Named name = named(false, null);
        Named grandfather = named(false, name.community());
        String phone = phone();
        String area = one(AREAS);
        int born = 1945 + random.nextInt(35);
        var father = new Written(name.full(), "FATHER", grandfather.full(), "MALE", String.valueOf(born), phone, area);
        var son = new Written(
                heard(name.full()),
                "FATHER",
                name.full(),
                "MALE",
                String.valueOf(born + 20 + random.nextInt(15)),
                chance(60) ? phone : phone(),
                area);
        return line("father-and-son", father, son);
    }

    private String sistersInLaw() {
        Named one = named(true, null);
        Named other = named(true, one.community());
        while (other.given().equals(one.given())) {
            other = named(true, one.community());
        }
        Named brother = named(false, one.community());
        Named younger = named(false, one.community());
        String phone = phone();
        String area = one(AREAS);
        int born = 1960 + random.nextInt(40);
        return line(
                "sisters-in-law",
                new Written(
                        one.given() + " Devi", "HUSBAND", brother.full(), "FEMALE", String.valueOf(born), phone, area),
                new Written(
                        other.given() + " Devi",
                        "HUSBAND",
                        younger.given() + " " + brother.family(),
                        "FEMALE",
                        String.valueOf(born + random.nextInt(4)),
                        chance(70) ? phone : phone(),
                        area));
    }

    private Written namesake(Written one, int years) {
        Named kin = named(false, null);
        return new Written(
                one.name(),
                one.kin(),
                kin.full(),
                one.sex(),
                older(one, years),
                phone(),
                chance(30) ? one.area() : one(AREAS));
    }

    private static String older(Written one, int years) {
        return String.valueOf(year(one) + years);
    }

    private static int year(Written one) {
        return Integer.parseInt(one.born().substring(one.born().lastIndexOf('/') + 1));
    }

    private Named named(boolean woman, @org.jspecify.annotations.Nullable String community) {
        String sex = woman ? "female" : "male";
        var given = names.stream()
                .filter(name -> !name[0].equals("family"))
                .filter(name -> name[1].equals("any") || name[1].equals(sex))
                .filter(name -> community == null || name[2].equals(community))
                .toList();
        String[] first = weighted(given);
        var families = names.stream()
                .filter(name -> name[0].equals("family") && name[2].equals(first[2]))
                .filter(name -> name[1].equals("any") || name[1].equals(sex))
                .toList();
        String family = families.isEmpty() || chance(8) ? "" : weighted(families)[3];
        return new Named(first[3], family, first[2]);
    }

    /** Common names are common here as well. */
    private String[] weighted(List<String[]> of) {
        int at = random.nextInt(
                of.stream().mapToInt(row -> Integer.parseInt(row[5])).sum());
        for (String[] row : of) {
            at -= Integer.parseInt(row[5]);
            if (at < 0) {
                return row;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }

    private String phone() {
        return "9" + (100_000_000 + random.nextInt(899_999_999));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<String[]> names() {
        try (var in = PatternPairs.class.getResourceAsStream("/reference/names/demo-names.csv")) {
            if (in == null) {
                throw new IllegalStateException("demo-names.csv is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("kind,"))
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
