package io.portwarden;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes a database away from the application for as long as it is open. */
public final class TestOutage implements AutoCloseable {

    private static final Duration SETTLED = Duration.ofMillis(800);

    private final JdbcClient besides = JdbcClient.create(TestDatabase.fresh().asSuperuser());
    private final String database;

    public TestOutage(TestDatabase database) {
        this.database = URI.create(database.jdbcUrl().substring("jdbc:".length()))
                .getPath()
                .substring(1);
        besides.sql("alter database " + this.database + " allow_connections false")
                .update();
        besides.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")
                .param(this.database)
                .query((row, index) -> row.getBoolean(1))
                .list();
    }

    @Override
    public void close() {
        besides.sql("alter database " + database + " allow_connections true").update();
        // The pool looks at a connection again only when it has been idle for half a second: until then the program's
        // own
        // loops, and whoever comes next, may still be given one that is gone.
        LockSupport.parkNanos(SETTLED.toNanos());
    }
}
