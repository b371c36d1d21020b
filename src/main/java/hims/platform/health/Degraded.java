package hims.platform.health;

import hims.platform.web.Language;
import hims.platform.web.Texts;

/**
 * One thing that is wrong now.
 *
 * @param figure what its sentence names: a share, a number, seconds
 */
public record Degraded(Reason reason, long figure) {
    public String what(Texts texts, Language language) {
        return texts.text(language, reason.key() + ".what", figure);
    }

    public String effect(Texts texts, Language language) {
        return texts.text(language, reason.key() + ".effect");
    }

    public String next(Texts texts, Language language) {
        return texts.text(language, reason.key() + ".next");
    }
}
