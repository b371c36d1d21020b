package hims.platform.web;

import hims.platform.FieldError;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What every template knows besides its page: language, texts, formats, the reader's surroundings and the tokens of
 * its forms. One is made for each answer.
 */
public record Frame(
        Language language,
        Theme theme,
        String path,
        Surroundings around,
        Texts texts,
        Show show,
        Assets assets,
        Supplier<String> csrfToken,
        Optional<Flash> flash) {

    public String text(String key, Object... args) {
        return texts.text(language, key, args);
    }

    /** What is wrong with a field, in words. */
    public String error(FieldError error) {
        var args = error.args().stream().map(arg -> arg instanceof LocalDate day ? show.date(day) : arg);
        return text(error.key(), args.toArray());
    }

    /** The same text in a given language, for boards and prints that speak two at once. */
    public String textIn(Language other, String key, Object... args) {
        return texts.text(other, key, args);
    }

    /** The address of a file under {@code static}, good for a year. */
    public String asset(String file) {
        return assets.path(file);
    }

    public String icon(String name) {
        return assets.icon(name);
    }

    /** Asked for late: a public page without a form opens no session. */
    public String csrf() {
        return csrfToken.get();
    }

    /** A new idempotency key: one for each form that is drawn. */
    public String key() {
        return UUID.randomUUID().toString();
    }

    public boolean current(MenuItem item) {
        return item.leadsTo(path)
                && around.menu().stream()
                        .noneMatch(other -> other.leadsTo(path)
                                && other.href().length() > item.href().length());
    }

    /** The same frame elsewhere and at another moment: for samples. */
    public Frame around(Surroundings other, Instant now) {
        var then = new Show(texts, language, show.zone(), now);
        return new Frame(language, theme, path, other, texts, then, assets, csrfToken, flash);
    }
}
