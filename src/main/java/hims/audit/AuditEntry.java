package hims.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act to be logged. A search that shows N persons is N entries (SEC-41).
 *
 * @param objectType the module's word for the thing, for example {@code person}, {@code card}, {@code prescription}
 * @param patient the person whose record was touched
 * @param detail codes and ids only, never clinical text (SEC-46)
 */
public record AuditEntry(
        Who by,
        Action action,
        Outcome outcome,
        String objectType,
        String objectId,
        @Nullable UUID patient,
        Map<String, String> detail) {

    public static AuditEntry done(Who by, Action action, String objectType, Object objectId, @Nullable UUID patient) {
        return new AuditEntry(by, action, Outcome.DONE, objectType, objectId.toString(), patient, Map.of());
    }

    public AuditEntry with(Map<String, String> detail) {
        return new AuditEntry(by, action, outcome, objectType, objectId, patient, detail);
    }
}
