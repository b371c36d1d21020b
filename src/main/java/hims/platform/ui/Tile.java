package hims.platform.ui;

/** A figure over a worklist that filters it when pressed. */
public record Tile(String label, String value, String note, Tone tone, String href, boolean current) {
    public static Tile of(String label, String value, String note) {
        return new Tile(label, value, note, Tone.PLAIN, "", false);
    }

    public Tile tone(Tone other) {
        return new Tile(label, value, note, other, href, current);
    }

    public Tile to(String path, boolean on) {
        return new Tile(label, value, note, tone, path, on);
    }
}
