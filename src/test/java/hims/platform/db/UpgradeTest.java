package hims.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.world.DatabaseTest;
import hims.world.Outpatients;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** REL-70: no city is migrated by accident. */
@DatabaseTest
class UpgradeTest {
    private final JdbcClient jdbc;
    private final DataSource database;
    private final Outpatients outpatients;

    UpgradeTest(JdbcClient jdbc, DatabaseAddress address, Outpatients outpatients) {
        this.jdbc = jdbc;
        this.database = new DriverManagerDataSource(address.url(), address.user(), address.password());
        this.outpatients = outpatients;
    }

    @Test
    void a_new_release_starts_on_records_only_after_its_rehearsal_or_by_the_switch_that_is_noted() {
        outpatients.ramesh();
        var release = ModuleMigrations.fingerprint();
        anOlderRelease();
        assertThatThrownBy(() -> new UpgradeGuard(false, false).migrate(database))
                .hasMessageContaining("was not rehearsed")
                .extracting(failure -> ((DatabaseFailure) failure).remedy().contains("./hims upgrade --rehearse"))
                .isEqualTo(true);
        assertThat(ModuleMigrations.arePending(database)).isTrue();

        note(release, "8 days");
        assertThatThrownBy(() -> new UpgradeGuard(false, false).migrate(database))
                .hasMessageContaining("was not rehearsed");

        note(release, "1 hour");
        new UpgradeGuard(false, false).migrate(database);
        assertThat(ModuleMigrations.arePending(database)).isFalse();
        assertThat(count("UPGRADE_ANYWAY")).isZero();

        jdbc.sql("delete from platform.operation").update();
        anOlderRelease();
        new UpgradeGuard(false, true).migrate(database);
        assertThat(count("UPGRADE_ANYWAY")).isEqualTo(1);
        jdbc.sql("delete from platform.operation").update();
    }

    @Test
    void a_start_without_new_migrations_asks_nobody() {
        new UpgradeGuard(false, false).migrate(database);
        assertThat(ModuleMigrations.arePending(database)).isFalse();
    }

    private void anOlderRelease() {
        jdbc.sql("comment on schema platform is 'an older release'").update();
    }

    private void note(String release, String age) {
        jdbc.sql(
                        "insert into platform.operation (kind, release, began_at, ended_at)"
                                + " values ('REHEARSAL', :release, now() - cast(:age as interval), now() - cast(:age as interval))")
                .param("release", release)
                .param("age", age)
                .update();
    }

    private long count(String kind) {
        return jdbc.sql("select count(*) from platform.operation where kind = :kind")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }
}
