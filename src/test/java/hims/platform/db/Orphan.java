package hims.platform.db;

import java.nio.file.Path;

/** A program that starts its database and is killed: {@code Orphan folder cache}. */
final class Orphan {
    private Orphan() {}

    public static void main(String[] args) {
        new EmbeddedPostgres(DataFolder.of(Path.of(args[0])), Path.of(args[1])).start();
        Runtime.getRuntime().halt(137);
    }
}
