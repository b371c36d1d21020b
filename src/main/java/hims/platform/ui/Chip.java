package hims.platform.ui;

/** A fact in a small box. Empty strings where it has no icon or leads nowhere. */
public record Chip(String text, Tone tone, String icon, String href, boolean small, boolean folds) {
    public static Chip plain(String text) {
        return of(Tone.PLAIN, text);
    }

    public static Chip of(Tone tone, String text) {
        return new Chip(text, tone, "", "", false, false);
    }

    public static Chip of(Tone tone, String icon, String text) {
        return new Chip(text, tone, icon, "", false, false);
    }

    public Chip to(String path) {
        return new Chip(text, tone, icon, path, small, folds);
    }

    public Chip asSmall() {
        return new Chip(text, tone, icon, href, true, folds);
    }

    /** Of little weight: in a banner it folds into the counted chip. */
    public Chip folded() {
        return new Chip(text, tone, icon, href, small, true);
    }

    public String css() {
        return "h-chip h-chip--" + tone.css() + (small ? " h-chip--small" : "");
    }
}
