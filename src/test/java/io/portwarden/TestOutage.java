package io.portwarden;

import java.net.URI;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes a database away from the application for as long as it is open. */
public final class TestOutage implements AutoCloseable {

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
    }
}
