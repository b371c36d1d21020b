package hims.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a birth date or an age as it is said at a counter: 3/11/1964, 031164, 3-Nov-64, 11/1964, 1964, 62, 62y, 8m, 10d, १४/२/१९६४.
 * Test: BirthReaderTest.
 */
final class BirthReader {
    sealed interface Reading {}

    record Read(Birth birth) implements Reading {}

    /** @param key of the text, with what it names; years come as text, as they take no comma */
    record Wrong(String key, List<Object> args) implements Reading {
        Wrong(String key, Object... args) {
            this(key, List.of(args));
        }
    }

    static final int OLDEST = 125;
    private static final String SEP = "[/. -]";
    private static final String WORD = "(\\p{L}[\\p{L}\\p{M}]+)";
    private static final String YEAR = "(\\d{4}|\\d{2})";
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("जन", 1),
            Map.entry("फर", 2),
            Map.entry("मार", 3),
            Map.entry("अप्", 4),
            Map.entry("मई", 5),
            Map.entry("जून", 6),
            Map.entry("जुल", 7),
            Map.entry("अगस", 8),
            Map.entry("सित", 9),
            Map.entry("अक्", 10),
            Map.entry("नव", 11),
            Map.entry("दिस", 12));

    /** One way to say it; empty when the words in it are none of ours. */
    private record Form(Pattern pattern, Function<MatchResult, Optional<Reading>> reader) {
        Optional<Reading> read(String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.matches() ? reader.apply(matcher) : Optional.empty();
        }
    }

    private final LocalDate today;
    private final List<Form> forms = List.of(
            form(
                    "(\\d{1,2})" + SEP + "(\\d{1,2})" + SEP + YEAR,
                    m -> day(number(m, 1), number(m, 2), year(m.group(3)))),
            form("(\\d{4})-(\\d{1,2})-(\\d{1,2})", m -> day(number(m, 3), number(m, 2), number(m, 1))),
            form("(\\d{2})(\\d{2})" + YEAR, m -> day(number(m, 1), number(m, 2), year(m.group(3)))),
            new Form(
                    Pattern.compile("(\\d{1,2})[ .-]?" + WORD + "[ .,-]*" + YEAR),
                    m -> month(m.group(2)).map(month -> day(number(m, 1), month, year(m.group(3))))),
            form("(\\d{1,2})" + SEP + "(\\d{4})", m -> month(number(m, 1), number(m, 2))),
            new Form(
                    Pattern.compile(WORD + "[ .,-]*(\\d{4})"),
                    m -> month(m.group(1)).map(month -> month(month, number(m, 2)))),
            form("(?:about )?(\\d{4})", m -> year(number(m, 1))),
            form("(?:about )?(\\d{1,3}) ?([\\p{L}\\p{M}.]*)", m -> age(number(m, 1), m.group(2))));

    BirthReader(LocalDate today) {
        this.today = today;
    }

    Reading read(String typed) {
        String text = westernDigits(typed).strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return forms.stream()
                .map(form -> form.read(text))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new Wrong("person.born.not-read"));
    }

    private static Form form(String pattern, Function<MatchResult, Reading> reader) {
        return new Form(Pattern.compile(pattern), match -> Optional.of(reader.apply(match)));
    }

    private Reading year(int year) {
        return year < 1 ? new Wrong("person.born.too-old", OLDEST) : checked(Birth.in(year));
    }

    private Reading day(int day, int month, int year) {
        if (month < 1 || month > 12) {
            return new Wrong("person.born.no-month", month);
        }
        if (year < 1) {
            return new Wrong("person.born.too-old", OLDEST);
        }
        var inMonth = YearMonth.of(year, month);
        if (day < 1 || day > inMonth.lengthOfMonth()) {
            return new Wrong("person.born.no-day", month, String.valueOf(year), inMonth.lengthOfMonth());
        }
        return checked(Birth.on(inMonth.atDay(day)));
    }

    private Reading month(int month, int year) {
        return month < 1 || month > 12
                ? new Wrong("person.born.no-month", month)
                : checked(Birth.in(YearMonth.of(year, month)));
    }

    private Reading age(int count, String unit) {
        try {
            return switch (unit.replace(".", "")) {
                case "", "y", "yr", "yrs", "year", "years", "साल", "वर्ष", "बरस" ->
                    checked(Birth.agedYears(count, today));
                case "m", "mo", "mon", "month", "months", "माह", "महीना", "महीने" ->
                    checked(Birth.agedMonths(count, today));
                case "w", "wk", "week", "weeks", "हफ्ते", "सप्ताह" -> checked(Birth.agedDays(count * 7, today));
                case "d", "day", "days", "दिन" -> checked(Birth.agedDays(count, today));
                default -> new Wrong("person.born.not-read");
            };
        } catch (DateTimeException outsideTheCalendar) {
            return new Wrong("person.born.too-old", OLDEST);
        }
    }

    private Reading checked(Birth birth) {
        if (birth.from().isAfter(today)) {
            return new Wrong("person.born.future");
        }
        return birth.to().isBefore(today.minusYears(OLDEST + 1L))
                ? new Wrong("person.born.too-old", OLDEST)
                : new Read(birth.until(today));
    }

    /** Two digits are the nearest year that is not to come. */
    private int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        int century = today.getYear() / 100 * 100;
        return century + year > today.getYear() ? century - 100 + year : century + year;
    }

    private static Optional<Integer> month(String word) {
        return MONTHS.entrySet().stream()
                .filter(month -> word.startsWith(month.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    static String westernDigits(String text) {
        var western = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                western.append(Character.digit(c, 10));
            } else {
                western.appendCodePoint(c);
            }
        });
        return western.toString();
    }
}
