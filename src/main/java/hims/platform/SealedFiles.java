package hims.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Private keys, one encrypted file each in {@code <data folder>/keys}, readable by its owner only. The name is the context. */
@Component
public class SealedFiles {
    private final Path folder;
    private final Vault vault;

    public SealedFiles(@Value("${hims.data:data}") Path data, Vault vault) {
        this.folder = data.resolve("keys");
        this.vault = vault;
    }

    public boolean holds(String name) {
        return Files.exists(file(name));
    }

    /** Never over one that is there. */
    public void create(String name, byte[] plain, String context) {
        try {
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(
                    folder,
                    "new-",
                    ".key",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, vault.seal(plain, context), StandardOpenOption.SYNC);
            Files.move(fresh, file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the key " + name + " into " + folder, e);
        }
    }

    public byte[] open(String name, String context) {
        try {
            return vault.open(Files.readAllBytes(file(name)), context);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the key " + file(name), e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".key");
    }
}
