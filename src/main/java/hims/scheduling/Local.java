package hims.scheduling;

/** Paths that forms bring with them. */
final class Local {
    private Local() {}

    /** Only a path of this site, else the start page. */
    static String path(String wish) {
        var safe =
                wish.startsWith("/") && !wish.startsWith("//") && wish.chars().noneMatch(c -> c == '\\' || c < ' ');
        return safe ? wish : "/";
    }
}
