package hims.card;

import hims.platform.Vault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** What opens a link: 32 bytes of address, 32 bytes of key and the passcode, if it has one. */
record LinkSecret(String address, String key, String passcode) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int BYTES = 32;
    private static final int CODES = 1_000_000;

    static LinkSecret draw(boolean passcode) {
        return new LinkSecret(random(), random(), passcode ? "%06d".formatted(RANDOM.nextInt(CODES)) : "");
    }

    static LinkSecret open(Link link, Vault vault) {
        String[] parts = new String(vault.openText(link.sealed(), context(link.id())), StandardCharsets.US_ASCII)
                .split("\\.", -1);
        return new LinkSecret(parts[0], parts[1], parts[2]);
    }

    String seal(LinkId id, Vault vault) {
        return vault.sealText((address + "." + key + "." + passcode).getBytes(StandardCharsets.US_ASCII), context(id));
    }

    byte[] keyBytes() {
        return Base64.getUrlDecoder().decode(key);
    }

    /** The text of a SMART Health Link (FMT-40). */
    String shlink(String base, Instant endsAt) {
        String flag = passcode.isEmpty() ? "" : ",\"flag\":\"P\"";
        String json = "{\"url\":\"%s/shl/%s\",\"key\":\"%s\",\"exp\":%d%s,\"label\":\"Health summary\",\"v\":1}"
                .formatted(base, address, key, endsAt.getEpochSecond(), flag);
        return "shlink:/" + ENCODER.encodeToString(json.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] hash(String... parts) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.join(".", Arrays.asList(parts)).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return ENCODER.encodeToString(bytes);
    }

    private static String context(LinkId id) {
        return "card-link-" + id;
    }
}
