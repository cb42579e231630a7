package io.portwarden.shared.database;

import io.portwarden.shared.start.StartupRefusedException;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings the database to the tables of this version, while nodes of the version before go on serving from it.
 *
 * <p>A change of a table waits three seconds at most for those who use it ({@code beforeEachMigrate.sql}), because
 * everybody else waits behind it; then it lets them pass, and is tried again.
 */
final class Migrations implements FlywayMigrationStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    /** PostgreSQL's lock_not_available. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final ApplicationRoleCheck role;
    private final int tries;
    private final Duration pause;

    Migrations(ApplicationRoleCheck role) {
        this(role, 100, Duration.ofSeconds(3));
    }

    /**
     * @param tries how often a table that is in use is asked for
     * @param pause how long those who wait for it are let pass
     */
    Migrations(ApplicationRoleCheck role, int tries, Duration pause) {
        this.role = role;
        this.tries = tries;
        this.pause = pause;
    }

    /** @throws StartupRefusedException when the roles are not fit for it, or a table was in use all the time */
    @Override
    public void migrate(Flyway flyway) {
        role.verify();
        try {
            role.verifyIsNot(flyway.getConfiguration().getDataSource());
        } catch (CannotGetJdbcConnectionException e) {
            throw new FlywayException("The owner of the database cannot sign in", e);
        }
        for (int left = tries - 1; ; left--) {
            forgetBrokenOff(flyway);
            try {
                flyway.migrate();
                return;
            } catch (FlywayException e) {
                letOthersPass(e, left);
            }
        }
    }

    /**
     * For commands, which take the database as it is.
     *
     * @throws StartupRefusedException when it is not of this version
     */
    static void requireDone(Flyway flyway) {
        if (flyway.info().pending().length > 0) {
            throw new StartupRefusedException(
                    "The database has not been migrated to this version.",
                    "Run the command with the version that the database was last used with; or start this version to"
                            + " serve, which migrates, and then run the command.");
        }
    }

    /**
     * Only what runs without a transaction leaves a failed entry behind, and all of that may be done again: it removes
     * what is half done before it begins.
     */
    private static void forgetBrokenOff(Flyway flyway) {
        JdbcClient owner = JdbcClient.create(flyway.getConfiguration().getDataSource());
        String history = flyway.getConfiguration().getTable();
        if (owner.sql("select to_regclass(?) is not null")
                .param(history)
                .query(Boolean.class)
                .single()) {
            int failed =
                    owner.sql("delete from " + history + " where not success").update();
            if (failed > 0) {
                LOG.info("A migration was broken off; it is done again");
            }
        }
    }

    private void letOthersPass(FlywayException failure, int left) {
        if (!isLockNotAvailable(failure)) {
            throw failure;
        }
        if (left == 0) {
            throw new StartupRefusedException(
                    "A table that this version changes was in use each of the %d times that it was asked for."
                            .formatted(tries),
                    "See in pg_stat_activity what has been in a transaction for long (xact_start), let it end or end it"
                            + " with pg_terminate_backend, and start again. Nothing half done is left.",
                    failure);
        }
        LOG.warn("A table that this version changes is in use; it is asked for again, {} times at most", left);
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private static boolean isLockNotAvailable(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
