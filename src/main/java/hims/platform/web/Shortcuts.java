package hims.platform.web;

import java.util.List;

/** The keys that work on every page (UI-20); each is explained by the text {@code frame.key.<name>}. */
public final class Shortcuts {
    public static final List<String> ALL = List.of("search", "keys", "next", "open", "new", "sign", "close", "tabs");

    private Shortcuts() {}

    public static String printed(String key) {
        return switch (key) {
            case "search" -> "/";
            case "keys" -> "?";
            case "next" -> "j k";
            case "open" -> "Enter";
            case "new" -> "n";
            case "sign" -> "Ctrl ↵";
            case "close" -> "Esc";
            case "tabs" -> "Alt 1…9";
            default -> key;
        };
    }

    /** A key as it is printed on its button. */
    public static String label(String key) {
        return key.equals("Ctrl+Enter") ? printed("sign") : key;
    }
}
