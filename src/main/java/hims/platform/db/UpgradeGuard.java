package hims.platform.db;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that people work with is migrated only after a rehearsal of the very same scripts on its own backup, younger than
 * seven days (REL-70). Test: UpgradeTest.
 */
final class UpgradeGuard {
    private static final Logger LOG = LoggerFactory.getLogger(UpgradeGuard.class);

    private final boolean free;
    private final boolean anyway;

    /**
     * @param free the demo city, or a restored copy
     * @param anyway the operator's emergency switch
     */
    UpgradeGuard(boolean free, boolean anyway) {
        this.free = free;
        this.anyway = anyway;
    }

    /** @throws DatabaseFailure before anything is changed */
    void migrate(DataSource database) {
        var sql = new UpgradeSql(database);
        var release = ModuleMigrations.fingerprint();
        var guarded = !free && sql.isKnown() && ModuleMigrations.arePending(database) && sql.holdsRecords();
        var rehearsed = guarded && sql.isRehearsed(release);
        if (guarded && !rehearsed && !anyway) {
            throw new DatabaseFailure(
                    "This release changes the database, and that was not rehearsed within the last seven days. Nothing was touched.",
                    "Rehearse it while the old release serves: ./hims upgrade --rehearse. "
                            + "In an emergency: HIMS_UPGRADE_ANYWAY=true ./hims serve");
        }
        ModuleMigrations.migrate(database);
        if (guarded && !rehearsed) {
            LOG.warn("The database was migrated without a rehearsal, as HIMS_UPGRADE_ANYWAY says");
            sql.noteUpgradeAnyway(release);
        }
    }
}
