package hims.platform.ui;

import java.util.Locale;

/**
 * A button, or a link that looks like one when it has an {@code href}.
 *
 * @param key the letter printed on it that presses it
 * @param off why it cannot be pressed now; empty when it can. The reason stands beside it in words
 */
public record Button(
        String label,
        Kind kind,
        Size size,
        String icon,
        String key,
        String href,
        String name,
        String value,
        String off) {

    public enum Kind {
        SECONDARY,
        PRIMARY,
        /** The signature and nothing else; one a page, it names count and patient. */
        SIGN,
        DANGER,
        /** Filled red: only inside a dialog. */
        HARM,
        LINK
    }

    public enum Size {
        BASE,
        TOUCH,
        DENSE,
        ROW
    }

    public static Button secondary(String label) {
        return of(Kind.SECONDARY, label);
    }

    public static Button primary(String label) {
        return of(Kind.PRIMARY, label);
    }

    public static Button sign(String label) {
        return new Button(label, Kind.SIGN, Size.BASE, "pencil", "Ctrl+Enter", "", "", "", "");
    }

    public static Button danger(String label) {
        return of(Kind.DANGER, label);
    }

    public static Button harm(String label) {
        return of(Kind.HARM, label);
    }

    public static Button link(String label) {
        return of(Kind.LINK, label);
    }

    private static Button of(Kind kind, String label) {
        return new Button(label, kind, Size.BASE, "", "", "", "", "", "");
    }

    public Button icon(String symbol) {
        return new Button(label, kind, size, symbol, key, href, name, value, off);
    }

    public Button key(String letter) {
        return new Button(label, kind, size, icon, letter, href, name, value, off);
    }

    public Button to(String path) {
        return new Button(label, kind, size, icon, key, path, name, value, off);
    }

    public Button size(Size other) {
        return new Button(label, kind, other, icon, key, href, name, value, off);
    }

    /** What is sent when this one of several buttons of a form is pressed. */
    public Button sends(String field, String what) {
        return new Button(label, kind, size, icon, key, href, field, what, off);
    }

    public Button off(String reason) {
        return new Button(label, kind, size, icon, key, href, name, value, reason);
    }

    public boolean isOff() {
        return !off.isEmpty();
    }

    public String css() {
        return "h-button" + modifier(kind) + (size == Size.BASE ? "" : modifier(size));
    }

    private static String modifier(Enum<?> value) {
        return " h-button--" + value.name().toLowerCase(Locale.ROOT);
    }
}
