package hims.person.names;

import java.util.Arrays;
import java.util.List;

/**
 * A name of {@code reference/names/demo-names.csv}.
 *
 * @param kind given, family, or single for people with one name only
 * @param sex female, male or any
 * @param weight relative frequency inside its community and kind
 * @param variants other Latin spellings
 */
public record KnownName(
        String kind, String sex, String community, String latin, String devanagari, int weight, List<String> variants) {

    public static List<KnownName> all() {
        return NameData.rows("demo-names.csv").stream()
                .map(row -> row[0].split(",", -1))
                .filter(row -> !row[0].equals("kind"))
                .map(KnownName::of)
                .toList();
    }

    private static KnownName of(String[] row) {
        List<String> variants = Arrays.stream(row[6].split("\\|", -1))
                .filter(variant -> !variant.isEmpty())
                .toList();
        return new KnownName(row[0], row[1], row[2], row[3], row[4], Integer.parseInt(row[5]), variants);
    }
}
