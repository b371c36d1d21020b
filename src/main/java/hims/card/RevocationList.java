package hims.card;

import java.time.Instant;
import java.util.List;

/**
 * The cards of one key that are no longer good, whole or as changes.
 *
 * @param kid first eight bytes of the thumbprint of the key that signed the cards, in base64url
 * @param since the counter from which the changes are complete; 0 in a whole list
 * @param lifted found again since then
 */
record RevocationList(
        String iss,
        String kid,
        long counter,
        long since,
        Instant asOf,
        List<String> ended,
        List<String> suspended,
        List<String> lifted) {}
