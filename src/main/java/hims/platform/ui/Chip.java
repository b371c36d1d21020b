package hims.platform.ui;

/** A fact in a small box. Empty strings where it has no icon or leads nowhere. */
public record Chip(String text, Tone tone, String icon, String href, boolean small) {
    public static Chip plain(String text) {
        return of(Tone.PLAIN, text);
    }

    public static Chip of(Tone tone, String text) {
        return new Chip(text, tone, "", "", false);
    }

    public static Chip of(Tone tone, String icon, String text) {
        return new Chip(text, tone, icon, "", false);
    }

    public Chip to(String path) {
        return new Chip(text, tone, icon, path, small);
    }

    public Chip asSmall() {
        return new Chip(text, tone, icon, href, true);
    }

    public String css() {
        return "h-chip h-chip--" + tone.css() + (small ? " h-chip--small" : "");
    }
}
