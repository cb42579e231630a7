package io.portwarden;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has the database server take no writes for as long as it is open, on connections that stand as on new ones: as one that ran
 * out of disk, or that was told to by its operator.
 */
public final class TestReadOnly implements AutoCloseable {

    private final JdbcClient server = JdbcClient.create(TestDatabase.fresh().asSuperuser());

    public TestReadOnly() {
        server.sql("alter system set default_transaction_read_only = on").update();
        reload();
    }

    private void reload() {
        server.sql("select pg_reload_conf()").query(Boolean.class).single();
    }

    @Override
    public void close() {
        // Allowed also where nothing may be written.
        server.sql("alter system reset default_transaction_read_only").update();
        reload();
    }
}
