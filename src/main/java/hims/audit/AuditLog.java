package hims.audit;

import hims.platform.PerTransaction;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Appends to the audit log and reads it back. Who may read it is the caller's business (module {@code access}). */
@Service
public class AuditLog {
    private final AuditSql sql;
    private final TrailSql trails;
    private final PerTransaction<PendingRows> pending = new PerTransaction<>(this::rows);

    AuditLog(AuditSql sql, TrailSql trails) {
        this.sql = sql;
        this.trails = trails;
    }

    private PendingRows rows() {
        return new PendingRows(sql);
    }

    /**
     * Appends in the caller's transaction, so that the act and its row stand or fall together (SEC-42). All rows of a transaction
     * are written together, as the last thing before its commit.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(AuditEntry... entries) {
        append(List.of(entries));
    }

    /** @see #append(AuditEntry...) */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<AuditEntry> entries) {
        pending.current().orElseThrow().add(entries);
    }

    /** Appends in a transaction of its own, for what must stay although the act is refused: denials and failed sign-ins. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void appendAlone(AuditEntry entry) {
        sql.append(List.of(entry));
    }

    /**
     * The newest rows about one person.
     *
     * @param before only rows with a smaller sequence number; {@code Long.MAX_VALUE} for the first page
     */
    @Transactional(readOnly = true)
    public List<AuditRow> ofPatient(UUID patient, long before, int limit) {
        pending.bound().ifPresent(PendingRows::write);
        return sql.ofPatient(patient, before, limit);
    }

    /** The same about one person under several ids. */
    @Transactional(readOnly = true)
    public List<AuditRow> ofPatient(Collection<UUID> ids, long before, int limit) {
        return ids.stream()
                .flatMap(id -> ofPatient(id, before, limit).stream())
                .sorted(Comparator.comparingLong(AuditRow::seq).reversed())
                .limit(limit)
                .toList();
    }

    /** How many people somebody's trail touches. */
    @Transactional(readOnly = true)
    public long people(Trail trail) {
        return trails.people(trail);
    }

    /** The people on a trail, the most often touched first. */
    @Transactional(readOnly = true)
    public List<Footprint> footprints(Trail trail, int limit) {
        return trails.footprints(trail, limit);
    }
}
