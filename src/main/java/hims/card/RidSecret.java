package hims.card;

import hims.platform.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keeps anybody who knows a serial from finding the SMART Health Cards of its holder in a list (FMT-36). */
@Component
class RidSecret {

    private static final int BYTES = 32;
    private static final String CONTEXT = "card-rid";

    private final byte[] secret;

    RidSecret(@Value("${hims.data:data}") Path data, Vault vault) {
        this.secret = load(data.resolve("keys").resolve("rid.secret"), vault);
    }

    byte[] bytes() {
        return secret.clone();
    }

    private static byte[] load(Path file, Vault vault) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            var fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            Files.write(file, vault.seal(fresh, CONTEXT), StandardOpenOption.SYNC);
            return fresh;
        } catch (FileAlreadyExistsException e) {
            return read(file, vault);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + file, e);
        }
    }

    private static byte[] read(Path file, Vault vault) {
        try {
            return vault.open(Files.readAllBytes(file), CONTEXT);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
