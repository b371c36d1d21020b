package hims.audit;

import hims.audit.SignedNote.Signer;
import hims.audit.SignedNote.Verifier;
import hims.platform.SealedFiles;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key that signs checkpoints. It lies in the data folder, so that whoever holds the database alone cannot sign; what the
 * database says of it only tells the programs of one installation that there is one.
 */
@Component
class CheckpointKeys {
    private static final String ALGORITHM = "Ed25519";

    private final CheckpointSql sql;
    private final SealedFiles files;
    private final String origin;
    private @Nullable Signer signer;

    CheckpointKeys(
            CheckpointSql sql,
            SealedFiles files,
            @Value("${hims.audit.origin:hims.delhi.example/audit}") String origin) {
        this.sql = sql;
        this.files = files;
        this.origin = origin;
    }

    /** Empty when the installation has a key and this program's data folder does not hold it. */
    synchronized Optional<Signer> find() {
        if (signer == null) {
            var known = sql.keys();
            signer = known.isEmpty() ? null : open(known.getLast().number());
        }
        return Optional.ofNullable(signer);
    }

    /** The first one makes the key, in a transaction that nobody else is in. */
    synchronized Optional<Signer> findOrCreate() {
        if (sql.keys().isEmpty()) {
            signer = create(freeNumber());
        }
        return find();
    }

    /** As the data folder knows them, not as the database says: what stands there may be somebody else's. */
    List<Verifier> trusted() {
        return find().map(Signer::verifier).stream().toList();
    }

    /** A number whose file outlived its database is passed over. */
    private int freeNumber() {
        var number = 1;
        while (files.holds(name(number))) {
            number++;
        }
        return number;
    }

    private Signer create(int number) {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            var made = new Signer(Verifier.of(origin, pair.getPublic()), pair.getPrivate());
            files.create(name(number), sealed(pair.getPrivate(), made.verifier()), name(number));
            sql.add(new CheckpointSql.Key(number, made.verifier().toString()));
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    /** Both halves, a line each: the public one cannot be had from the private one. */
    private static byte[] sealed(PrivateKey key, Verifier verifier) {
        var coded = Base64.getEncoder().encodeToString(key.getEncoded());
        return (verifier + "\n" + coded).getBytes(StandardCharsets.US_ASCII);
    }

    private @Nullable Signer open(int number) {
        return files.holds(name(number)) ? read(files.open(name(number), name(number))) : null;
    }

    private static Signer read(byte[] opened) {
        var lines = new String(opened, StandardCharsets.US_ASCII).split("\n", 2);
        try {
            var key = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[1]));
            return new Signer(
                    Verifier.parse(lines[0]), KeyFactory.getInstance(ALGORITHM).generatePrivate(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Not a key for checkpoints", e);
        }
    }

    private static String name(int number) {
        return "audit-" + number;
    }
}
