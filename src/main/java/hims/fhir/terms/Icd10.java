package hims.fhir.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The order within ICD-10, which its codes show: a block of categories ({@code E10-E14}), a category ({@code E11}), and one or two
 * digits after a dot. All codes that may stand under another can be counted, also those that no list of ours has. Source: WHO, ICD-10
 * volume 2, 2.4; not the clinical modifications, which have systems of their own.
 */
final class Icd10 {
    private static final Pattern CODE = Pattern.compile("([A-Z]\\d\\d)(?:\\.(\\d{1,2}))?");
    private static final Pattern BLOCK = Pattern.compile("([A-Z])(\\d\\d)-([A-Z])(\\d\\d)");
    private static final int MOST_CATEGORIES = 30;

    private Icd10() {}

    /** The code and all under it; empty for what is no code, or a block too long to be counted. */
    static Optional<List<String>> below(String code) {
        var block = BLOCK.matcher(code);
        if (block.matches()) {
            var from = number(block.group(1), block.group(2));
            var to = number(block.group(3), block.group(4));
            return to < from || to - from >= MOST_CATEGORIES
                    ? Optional.empty()
                    : Optional.of(Stream.concat(
                                    Stream.of(code),
                                    IntStream.rangeClosed(from, to)
                                            .mapToObj(Icd10::category)
                                            .flatMap(Icd10::under))
                            .toList());
        }
        return CODE.matcher(code).matches() ? Optional.of(under(code).toList()) : Optional.empty();
    }

    private static int number(String letter, String digits) {
        return (letter.charAt(0) - 'A') * 100 + Integer.parseInt(digits);
    }

    private static String category(int number) {
        return "%c%02d".formatted('A' + number / 100, number % 100);
    }

    private static Stream<String> under(String code) {
        var digits = code.indexOf('.') < 0 ? 0 : code.length() - code.indexOf('.') - 1;
        if (digits == 2) {
            return Stream.of(code);
        }
        var next = IntStream.range(0, 10).mapToObj(digit -> code + (digits == 0 ? "." : "") + digit);
        return Stream.concat(Stream.of(code), next.flatMap(Icd10::under));
    }

    /** The code and those it stands under, without blocks, which nobody records. */
    static Optional<List<String>> above(String code) {
        var match = CODE.matcher(code);
        if (!match.matches()) {
            return Optional.empty();
        }
        var all = new ArrayList<String>(List.of(match.group(1)));
        var digits = match.group(2) == null ? "" : match.group(2);
        for (var length = 1; length <= digits.length(); length++) {
            all.add(match.group(1) + "." + digits.substring(0, length));
        }
        return Optional.of(List.copyOf(all));
    }
}
