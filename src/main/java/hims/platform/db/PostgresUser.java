package hims.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs, which refuses to be root. We run it as ourselves; as root in a user namespace of its own, where
 * root is nobody and still owns its files; where the kernel forbids that, as an ordinary user who is given the files.
 */
enum PostgresUser {
    OURSELVES,
    NAMESPACE,
    ORDINARY;

    static PostgresUser current() throws IOException {
        if (!isRoot()) {
            return OURSELVES;
        }
        return Shell.succeeds(List.of("unshare", "-U", "--", "true")) ? NAMESPACE : ORDINARY;
    }

    /** What stands before the command line of every program of PostgreSQL. */
    List<String> prefix() throws IOException {
        return switch (this) {
            case OURSELVES -> List.of();
            case NAMESPACE -> List.of("unshare", "-U", "--");
            case ORDINARY -> List.of("runuser", "-u", ordinaryUser(), "--");
        };
    }

    /** Makes files usable for that user. */
    void give(Path... files) throws IOException {
        if (this == ORDINARY) {
            var command = Stream.concat(
                    Stream.of("chown", "-R", ordinaryUser()), Stream.of(files).map(Path::toString));
            Shell.run(command.toList());
        }
    }

    private static String ordinaryUser() throws IOException {
        return Shell.succeeds(List.of("id", "-u", "postgres")) ? "postgres" : "nobody";
    }

    private static boolean isRoot() throws IOException {
        var self = Path.of("/proc/self");
        return Files.exists(self)
                ? Files.getAttribute(self, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                        .equals(0)
                : "root".equals(System.getProperty("user.name"));
    }
}
