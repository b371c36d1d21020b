package hims.person;

import hims.platform.Fields;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The panel of a new person, with all that was typed.
 *
 * @param asked the strongest person on record of whom nothing was said yet; null when there is no question
 * @param open how many such people there are
 * @param different those she said are somebody else
 * @param family who gave the same phone, to copy the address from
 * @param keptAt when the draft was kept; null before
 */
public record NewPage(
        Fields form,
        InquiryId inquiry,
        @Nullable Match asked,
        int open,
        List<Match> different,
        List<Match> family,
        @Nullable Instant keptAt) {

    /** Every field of the form; only these are kept in a draft. */
    static final List<String> FIELDS = List.of(
            "inquiry",
            "different",
            "why",
            "given",
            "family",
            "inScript",
            "proposed",
            "sex",
            "gender",
            "born",
            "phone",
            "noPhone",
            "owner",
            "kin",
            "kinName",
            "home",
            "house",
            "street",
            "landmark",
            "locality",
            "pin",
            "state",
            "emergencyName",
            "emergencyPhone",
            "language");

    /** Only the form, for a part of it that is drawn again. */
    static NewPage empty(Fields form) {
        return new NewPage(form, new InquiryId(new UUID(0, 0)), null, 0, List.of(), List.of(), null);
    }

    public Input text(String name, Frame frame) {
        return Input.text(name, frame.text("person.field." + kebab(name))).in(form, frame);
    }

    public Input optional(String name, Frame frame) {
        return text(name, frame).note(frame.text("person.if-known"));
    }

    public Input choice(String name, Frame frame, List<String> values) {
        return Input.choice(name, frame.text("person.field." + kebab(name)), options(name, frame, values))
                .in(form, frame);
    }

    public Input select(String name, Frame frame, List<String> values) {
        return Input.select(name, frame.text("person.field." + kebab(name)), options(name, frame, values))
                .in(form, frame);
    }

    private static List<Option> options(String name, Frame frame, List<String> values) {
        return values.stream()
                .map(value ->
                        new Option(value, frame.text("person." + kebab(name) + "." + value.toLowerCase(Locale.ROOT))))
                .toList();
    }

    public boolean ticked(String name) {
        return !form.typed(name).isEmpty();
    }

    /** The ids of those said to be somebody else, as the hidden field carries them. */
    public String differentIds() {
        return different.stream().map(match -> match.person().id().toString()).collect(Collectors.joining(","));
    }

    /** What stands beside a record in the question: as typed, or the word that it was not. */
    public String typed(Frame frame, String... fields) {
        String typed = Arrays.stream(fields)
                .map(form::typed)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return typed.isEmpty() ? frame.text("person.not-typed") : typed;
    }

    public boolean byPhone() {
        return asked != null && asked.reasons().contains(Reason.PHONE);
    }

    /** How one line of the question agrees: sounds alike, same year, same; "" where it does not. */
    public String note(Frame frame, String line) {
        return asked == null
                ? ""
                : asked.reasons().stream()
                        .filter(reason -> reason.line().equals(line))
                        .findFirst()
                        .map(reason -> frame.text(reason.key() + ".note"))
                        .orElse("");
    }

    /** 1 field to correct, 1 question to answer. */
    public List<String> todo(Frame frame) {
        var errors = form.errors().size();
        return Stream.of(
                        errors == 0 ? "" : frame.text("person.todo.fields", errors),
                        open == 0 ? "" : frame.text("person.todo.questions", open))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
