package hims.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk of memory in place of a folder, whose content it takes over. Root only. */
final class Disk implements AutoCloseable {
    private final Path folder;

    private Disk(Path folder) {
        this.folder = folder;
    }

    /** @param spare how many megabytes there are besides what is in the folder */
    static Disk under(Path folder, int spare) throws IOException {
        var aside = folder.resolveSibling(folder.getFileName() + ".aside");
        Files.move(folder, aside);
        Files.createDirectory(folder);
        var used = Long.parseLong(Machine.run("du", "-sm", aside.toString()).split("\t", 2)[0]);
        Machine.run(
                "mount", "-t", "tmpfs", "-o", "mode=0700,size=" + (used + spare) + "m", "himsfault", folder.toString());
        Machine.run("cp", "-a", aside + "/.", folder.toString());
        return new Disk(folder);
    }

    /** Takes up what is left, but for some kilobytes. */
    void fill(int kilobytesLeft) throws IOException {
        var free = Files.getFileStore(folder).getUsableSpace() / 1024 - kilobytesLeft;
        Machine.run("dd", "if=/dev/zero", "of=" + folder.resolve("ballast"), "bs=1k", "count=" + Math.max(1, free));
    }

    void enlarge() throws IOException {
        Machine.run("mount", "-o", "remount,size=4g", folder.toString());
    }

    @Override
    public void close() throws IOException {
        Machine.run("umount", "-l", folder.toString());
    }
}
