package hims.world;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The fields of a form as a browser would send them, read from the page. */
public final class Form {
    private static final Pattern TAG = Pattern.compile(
            "<input\\b[^>]*>|<select\\b[^>]*>.*?</select>|<textarea\\b[^>]*>(.*?)</textarea>", Pattern.DOTALL);
    private static final Pattern SELECTED =
            Pattern.compile("<option value=\"([^\"]*)\"(?=[^>]*\\sselected)[^>]*>", Pattern.DOTALL);

    private Form() {}

    /** Of the form with this action, or the one that a button with this {@code formaction} belongs to. */
    public static Map<String, String> on(String page, String action) {
        var fields = new LinkedHashMap<String, String>();
        var tags = TAG.matcher(body(page, action));
        while (tags.find()) {
            var tag = tags.group();
            var head = tag.substring(0, tag.indexOf('>') + 1);
            var name = attribute(head, "name");
            if (name.isEmpty() || isUnticked(head)) {
                continue;
            }
            fields.put(name, value(tag, head, tags.group(1)));
        }
        return fields;
    }

    private static String body(String page, String action) {
        var at = page.indexOf("action=\"" + action + "\"");
        if (at < 0) {
            throw new AssertionError("no form " + action + " in " + page);
        }
        var head = page.substring(page.lastIndexOf('<', at), at);
        if (head.startsWith("<button")) {
            var tag = page.substring(page.lastIndexOf('<', at), page.indexOf('>', at));
            var form = attribute(tag, "form");
            at = form.isEmpty() ? page.lastIndexOf("<form", at) : page.indexOf("id=\"" + form + "\"");
        }
        return page.substring(at, page.indexOf("</form>", at));
    }

    private static boolean isUnticked(String head) {
        return head.matches("(?s).*type=\"(radio|checkbox)\".*") && !head.matches("(?s).*\\schecked[ =>].*");
    }

    private static String value(String tag, String head, String inner) {
        if (tag.startsWith("<textarea")) {
            return plain(inner);
        }
        if (tag.startsWith("<select")) {
            var selected = SELECTED.matcher(tag);
            return selected.find() ? plain(selected.group(1)) : "";
        }
        return plain(attribute(head, "value"));
    }

    private static String attribute(String head, String name) {
        var found = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(head);
        return found.find() ? found.group(1) : "";
    }

    /** What the page shows, as it was typed. */
    public static String plain(String shown) {
        return shown.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
