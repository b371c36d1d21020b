package hims.person.survey;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.person.Identifier;
import hims.person.InquiryId;
import hims.person.PaperKind;
import hims.person.Register;
import hims.person.Surveyed;
import hims.platform.FieldError;
import hims.platform.Fields;
import hims.platform.Ids;
import hims.platform.Parsed;
import hims.platform.Parsed.Invalid;
import hims.platform.Parsed.Valid;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One row, read by the name of its columns. It is the person it describes, or the first thing that is wrong with it.
 * Test: SurveyRowTest.
 */
record SurveyRow(int number, List<String> cells) {
    static final String SYSTEM = "urn:hims:survey";
    static final String ABHA = PaperKind.ABHA_NUMBER.system();
    static final String VOTER_ID = PaperKind.VOTER_ID.system();
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9/.-]{0,29}");
    private static final Pattern FORMULA = Pattern.compile("^(=|@|-\\p{L}|\\+(?!\\d{7,15}$)).*", Pattern.DOTALL);
    private static final String MASKED = "XXXXXXXX";
    private static final Map<String, String> SEXES = Map.ofEntries(
            Map.entry("F", "FEMALE"),
            Map.entry("M", "MALE"),
            Map.entry("O", "OTHER"),
            Map.entry("T", "OTHER"),
            Map.entry("U", "UNKNOWN"),
            Map.entry("महिला", "FEMALE"),
            Map.entry("स्त्री", "FEMALE"),
            Map.entry("पुरुष", "MALE"),
            Map.entry("अन्य", "OTHER"));

    /** Whom a row describes, under which survey number, and a fingerprint of all it says. */
    record Told(String form, int member, Register who, String print) {}

    /** Whether she wanted no part in it: then nothing of the row is kept (PER-62). */
    static boolean refused(List<Column> columns, List<String> cells) {
        int at = columns.indexOf(Column.REFUSED);
        return at >= 0
                && at < cells.size()
                && List.of("yes", "y", "1", "हाँ", "हां")
                        .contains(cells.get(at).strip().toLowerCase(Locale.ROOT));
    }

    Parsed<Told> read(List<Column> columns, LocalDate today) {
        var told = new EnumMap<Column, String>(Column.class);
        for (int at = 0; at < columns.size(); at++) {
            var column = columns.get(at);
            if (column.told()) {
                told.put(column, unescaped(at < cells.size() ? cells.get(at) : ""));
            }
        }
        var first = numbers(told);
        var wrong = cells.size() > columns.size()
                        && cells.subList(columns.size(), cells.size()).stream().anyMatch(cell -> !cell.isBlank())
                ? List.of(new FieldError("row", "person.survey.too-many-cells", columns.size()))
                : formulas(told);
        if (!wrong.isEmpty()) {
            return new Invalid<>(wrong);
        }
        if (!first.errors().isEmpty()) {
            return new Invalid<>(first.errors());
        }
        return switch (Surveyed.read(form(told), today)) {
            case Invalid<Register>(List<FieldError> errors) ->
                new Invalid<>(errors.stream().map(SurveyRow::named).toList());
            case Valid<Register>(Register who) -> new Valid<>(told(told, who));
        };
    }

    private static Fields numbers(Map<Column, String> told) {
        var in = Fields.typed(
                Map.of("form", told.getOrDefault(Column.FORM, ""), "member", told.getOrDefault(Column.MEMBER, "")));
        in.code("form", 30)
                .required()
                .check(form -> FORM.matcher(form).matches() && !form.startsWith(MASKED), "person.survey.form.wrong");
        in.integer("member", 1, 99).required();
        return in;
    }

    /** A cell that a spreadsheet would run as a formula is no name and no house (PER-60); a telephone number may begin with +. */
    private static List<FieldError> formulas(Map<Column, String> told) {
        var wrong = new ArrayList<FieldError>();
        told.forEach((column, cell) -> {
            if (FORMULA.matcher(cell).matches()) {
                wrong.add(new FieldError(column.heading(), "person.survey.formula"));
            } else if (cell.length() >= CsvReader.LONGEST_CELL) {
                wrong.add(new FieldError(column.heading(), "field.too-long", CsvReader.LONGEST_CELL));
            }
        });
        return wrong;
    }

    /** As the form of a new person has it. */
    private static Fields form(Map<Column, String> told) {
        var in = new LinkedHashMap<String, String>();
        told.forEach((column, cell) -> in.put(formField(column), cell));
        var sex = told.getOrDefault(Column.SEX, "").strip().toUpperCase(Locale.ROOT);
        in.put("sex", SEXES.getOrDefault(sex, sex));
        in.put("kin", told.getOrDefault(Column.RELATION, "").strip().toUpperCase(Locale.ROOT));
        in.put("owner", told.getOrDefault(Column.PHONE_OWNER, "").strip().toUpperCase(Locale.ROOT));
        in.put("language", told.getOrDefault(Column.LANGUAGE, "").strip().toLowerCase(Locale.ROOT));
        if (told.getOrDefault(Column.PHONE, "").isBlank()) {
            in.put("noPhone", "on");
        }
        return Fields.typed(in);
    }

    private static String formField(Column column) {
        return switch (column) {
            case IN_SCRIPT -> "inScript";
            case PHONE_OWNER -> "owner";
            case RELATION -> "kin";
            case RELATIVE -> "kinName";
            default -> column.heading();
        };
    }

    /** The error under the heading of the file. */
    private static FieldError named(FieldError error) {
        var heading = switch (error.field()) {
            case "inScript" -> Column.IN_SCRIPT.heading();
            case "owner" -> Column.PHONE_OWNER.heading();
            case "kin" -> Column.RELATION.heading();
            case "kinName" -> Column.RELATIVE.heading();
            default -> error.field();
        };
        return new FieldError(heading, error.key(), error.args());
    }

    private static Told told(Map<Column, String> told, Register who) {
        var numbers = numbers(told);
        var form = numbers.code("form", 30).value();
        int member = numbers.integer("member", 1, 99).value();
        var identifiers = new ArrayList<Identifier>();
        identifiers.add(new Identifier(SYSTEM, form + "#" + member));
        number(told, Column.ABHA).ifPresent(abha -> identifiers.add(new Identifier(ABHA, abha)));
        number(told, Column.VOTER_ID).ifPresent(voter -> identifiers.add(new Identifier(VOTER_ID, voter)));
        var named = new Register(
                new InquiryId(Ids.next()),
                who.name(),
                who.sex(),
                who.gender(),
                who.birth(),
                who.phones(),
                who.address(),
                who.relations(),
                who.language(),
                List.of(),
                "",
                identifiers);
        return new Told(form, member, named, print(told));
    }

    private static Optional<String> number(Map<Column, String> told, Column column) {
        var value = told.getOrDefault(column, "").replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return value.isEmpty() || value.length() > 40 ? Optional.empty() : Optional.of(value);
    }

    private static String print(Map<Column, String> told) {
        var all = new StringBuilder();
        told.forEach((column, cell) -> {
            if (!cell.isEmpty()) {
                all.append(column).append('\u001f').append(cell).append('\u001e');
            }
        });
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(all.toString().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A cell of the file that was sent back: the sign that kept it from being run is taken off again. */
    static String unescaped(String cell) {
        return cell.startsWith("'") && cell.length() > 1 && "=+-@".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    /** As a spreadsheet may open it: quoted, and no cell begins a formula. */
    static String escaped(String cell) {
        var safe = !cell.isEmpty() && "=+-@\t".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
