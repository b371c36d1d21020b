package hims.platform.web;

import java.util.List;

/**
 * Where the reader stands and who she is, in words of her language. Empty strings where a page has none.
 *
 * @param reader an opaque id of the signed-in reader, so that a browser never hands one reader's drafts to another
 * @param demo whether this is the demo city: then every page says so
 */
public record Surroundings(
        String reader,
        String user,
        String role,
        String facility,
        String place,
        List<MenuItem> menu,
        String helpline,
        boolean demo) {
    public Surroundings {
        menu = List.copyOf(menu);
    }

    public static Surroundings nobody(String helpline, boolean demo) {
        return new Surroundings("", "", "", "", "", List.of(), helpline, demo);
    }

    public boolean signedIn() {
        return !reader.isEmpty();
    }
}
