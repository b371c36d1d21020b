package hims;

/**
 * A template without its code: expressions are gone, of calls and directives only the content blocks are left. What remains
 * is HTML.
 */
final class TemplateText {
    private final String template;
    private final StringBuilder html = new StringBuilder();
    private int at;

    private TemplateText(String template) {
        this.template = template;
    }

    static String html(String template) {
        var text = new TemplateText(template);
        text.markup(false);
        return text.html.toString();
    }

    /** Until the end, or until the backtick that closes a content block. */
    private void markup(boolean block) {
        while (at < template.length()) {
            if (block && here("`")) {
                at++;
                return;
            } else if (here("<%--")) {
                at = template.indexOf("--%>", at) + 4;
            } else if (here("${") || here("!{") || here("$unsafe{")) {
                at = template.indexOf('{', at);
                code('{', '}');
            } else if (here("@`")) {
                at += 2;
                markup(true);
            } else if (here("@")) {
                directive();
            } else {
                html.append(template.charAt(at++));
            }
        }
    }

    /** Its name, and its arguments where it has some; imports and parameters take the whole line. */
    private void directive() {
        var end = at + 1;
        while (end < template.length() && isName(template.charAt(end))) {
            end++;
        }
        var name = template.substring(at, end);
        at = name.equals("@import") || name.equals("@param") ? lineEnd() : end;
        html.append(' ');
        if (here("(")) {
            code('(', ')');
        }
    }

    /** From the opening bracket past the closing one. */
    private void code(char open, char close) {
        var depth = 0;
        while (at < template.length()) {
            var symbol = template.charAt(at);
            if (symbol == '"') {
                string();
            } else if (here("@`")) {
                at += 2;
                markup(true);
            } else {
                at++;
                depth += symbol == open ? 1 : symbol == close ? -1 : 0;
                if (depth == 0) {
                    return;
                }
            }
        }
    }

    private void string() {
        at++;
        while (template.charAt(at) != '"') {
            at += template.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private int lineEnd() {
        var end = template.indexOf('\n', at);
        return end < 0 ? template.length() : end;
    }

    private boolean here(String text) {
        return template.startsWith(text, at);
    }

    private static boolean isName(char symbol) {
        return Character.isLetterOrDigit(symbol) || symbol == '.' || symbol == '_';
    }
}
