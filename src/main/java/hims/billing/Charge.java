package hims.billing;

import hims.platform.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charge as an account shows it.
 *
 * @param tariffMissing valued at nothing because no tariff row was valid that day
 */
public record Charge(
        ChargeId id,
        Kind kind,
        String service,
        UUID source,
        long quantity,
        Money gross,
        Money patient,
        Money scheme,
        Money state,
        boolean tariffMissing,
        @Nullable ChargeId reverses,
        Instant actedAt) {

    public enum Kind {
        POSTED,
        REVERSAL
    }
}
