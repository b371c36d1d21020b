package hims.platform;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A submitted form: what was typed, every error at once, and what was changed silently for the typist's good.
 *
 * <pre>{@code
 * var name = in.text("name", 80).required();
 * var age = in.integer("age", 0, 125);
 * return in.parse(() -> new Register(name.value(), age.orNull()));
 * }</pre>
 */
public final class Fields {
    private static final int NUMBER_LENGTH = 30;

    private final Map<String, List<String>> typed;
    private final String prefix;
    private final Map<String, FieldError> errors;
    private final List<FieldError> notices;

    private Fields(
            Map<String, List<String>> typed, String prefix, Map<String, FieldError> errors, List<FieldError> notices) {
        this.typed = typed;
        this.prefix = prefix;
        this.errors = errors;
        this.notices = notices;
    }

    /** A form before anybody typed in it. */
    public static Fields empty() {
        return of(Map.of());
    }

    /** A form with one value to each name: for tests, and to show what is stored. */
    public static Fields typed(Map<String, String> values) {
        var typed = new LinkedHashMap<String, String[]>();
        values.forEach((name, value) -> typed.put(name, new String[] {value}));
        return of(typed);
    }

    /** The parameters of a request. */
    public static Fields of(Map<String, String[]> parameters) {
        var typed = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, values) -> typed.put(name, List.of(values)));
        return new Fields(Collections.unmodifiableMap(typed), "", new LinkedHashMap<>(), new ArrayList<>());
    }

    /** Free text on one or more lines. Aadhaar numbers in it are masked (PER-42) and pictures removed, with a notice. */
    public Field<String> text(String name, int maxLength) {
        var clean = CleanText.of(first(name));
        if (clean.picturesRemoved()) {
            notices.add(new FieldError(prefix + name, "field.pictures-removed"));
        }
        if (clean.aadhaarMasked()) {
            notices.add(new FieldError(prefix + name, "field.aadhaar-masked"));
        }
        return field(name, clean.value())
                .check(text -> text.codePointCount(0, text.length()) <= maxLength, "field.too-long", maxLength);
    }

    /** A code or number read by machines too: no blanks, upper case, not searched for Aadhaar numbers. */
    public Field<String> code(String name, int maxLength) {
        return field(name, plain(name).toUpperCase(Locale.ROOT))
                .check(code -> code.length() <= maxLength, "field.too-long", maxLength);
    }

    /** A password or one-time code, exactly as typed; never shown again. */
    public Field<String> secret(String name, int maxLength) {
        return field(name, first(name)).check(text -> text.length() <= maxLength, "field.too-long", maxLength);
    }

    public Field<Integer> integer(String name, int min, int max) {
        return field(name, plain(name))
                .map(Fields::decimalOf, "field.not-a-number")
                .map(number -> isWhole(number) ? Optional.of(number) : Optional.empty(), "field.not-whole")
                .map(n -> Optional.of(n).filter(one -> within(one, min, max)), "field.range", min, max)
                .map(number -> Optional.of(number.intValue()), "field.range", min, max);
    }

    /** @param max also fixes, with {@code min}, the most decimals: "0.00" allows two */
    public Field<BigDecimal> decimal(String name, String min, String max) {
        var least = new BigDecimal(min);
        var most = new BigDecimal(max);
        var scale = Math.max(least.scale(), most.scale());
        return field(name, plain(name))
                .map(Fields::decimalOf, "field.not-a-number")
                .check(n -> n.stripTrailingZeros().scale() <= scale, "field.decimals", scale)
                .check(n -> within(n, least, most), "field.range", min, max);
    }

    /** A day within both bounds, in any of the ways of {@link TypedDate}. */
    public Field<LocalDate> date(String name, LocalDate today, LocalDate earliest, LocalDate latest) {
        var reader = new TypedDate(today, earliest, latest);
        return text(name, NUMBER_LENGTH)
                .map(reader::read, "field.not-a-date")
                .check(day -> !day.isBefore(earliest) && !day.isAfter(latest), "field.date-range", earliest, latest);
    }

    public <E extends Enum<E>> Field<E> choice(String name, Class<E> choices) {
        return field(name, first(name).strip())
                .map(
                        typed -> Arrays.stream(choices.getEnumConstants())
                                .filter(choice -> choice.name().equals(typed))
                                .findFirst(),
                        "field.not-a-choice");
    }

    /** A ticked box; one that is not ticked is not sent. */
    public boolean flag(String name) {
        return !first(name).isBlank();
    }

    public <I extends Id> Field<I> id(String name, Function<UUID, I> type) {
        return field(name, plain(name))
                .map(Fields::uuidOf, "field.not-a-choice")
                .map(uuid -> Optional.of(type.apply(uuid)), "field.not-a-choice");
    }

    /** Repeated groups: the fields {@code line.0.drug}, {@code line.1.drug} … are {@code drug} of each element. */
    public List<Fields> rows(String name) {
        var start = prefix + name + ".";
        return typed.keySet().stream()
                .filter(key -> key.startsWith(start) && key.indexOf('.', start.length()) > 0)
                .map(key -> key.substring(0, key.indexOf('.', start.length()) + 1))
                .distinct()
                .map(row -> new Fields(typed, row, errors, notices))
                .toList();
    }

    /** The full name of a field of this row, as {@code line.1.drug}. */
    public String name(String field) {
        return prefix + field;
    }

    /** Says that a field is wrong. The first word on a field stays. */
    public void wrong(String name, String key, Object... args) {
        errors.putIfAbsent(prefix + name, new FieldError(prefix + name, key, args));
    }

    /** The command, made only when nothing is wrong; otherwise all errors, in the order of the form. */
    public <T> Parsed<T> parse(Supplier<T> command) {
        return errors.isEmpty() ? new Parsed.Valid<>(command.get()) : new Parsed.Invalid<>(errors());
    }

    public List<FieldError> errors() {
        return List.copyOf(errors.values());
    }

    public Optional<FieldError> error(String name) {
        return Optional.ofNullable(errors.get(prefix + name));
    }

    public List<FieldError> notices() {
        return List.copyOf(notices);
    }

    /** What was typed, to show it again; an Aadhaar number comes back masked. */
    public String typed(String name) {
        return CleanText.of(first(name)).value();
    }

    private Field<String> field(String name, String text) {
        return new Field<>(this, name, text.isEmpty() ? null : text);
    }

    private String first(String name) {
        var values = typed.getOrDefault(prefix + name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** Western digits, no blanks. */
    private String plain(String name) {
        var text = new StringBuilder();
        first(name).codePoints().forEach(symbol -> {
            if (Character.isDigit(symbol)) {
                text.append(Character.digit(symbol, 10));
            } else if (!Character.isWhitespace(symbol) && !Character.isSpaceChar(symbol) && !isInvisible(symbol)) {
                text.appendCodePoint(symbol);
            }
        });
        return text.toString();
    }

    /** Control characters, which a database refuses, and marks that turn the direction of reading. */
    private static boolean isInvisible(int symbol) {
        return Character.isISOControl(symbol) || Character.getType(symbol) == Character.FORMAT;
    }

    private static Optional<BigDecimal> decimalOf(String text) {
        return text.length() <= NUMBER_LENGTH && text.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)")
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private static boolean within(BigDecimal number, int min, int max) {
        return within(number, BigDecimal.valueOf(min), BigDecimal.valueOf(max));
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean within(BigDecimal number, BigDecimal min, BigDecimal max) {
        return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
    }

    private static Optional<UUID> uuidOf(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException noUuid) {
            // the only way the platform says that a text is none
            return Optional.empty();
        }
    }
}
