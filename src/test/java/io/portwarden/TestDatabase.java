package io.portwarden;

import static java.util.Map.entry;

import io.portwarden.pin.key.PinKey;
import io.portwarden.shared.embedded.DatabaseCredentials;
import io.portwarden.shared.embedded.DatabaseRoles;
import io.portwarden.shared.key.NamedKey;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database of its own for a Spring context or a test, on the one PostgreSQL server of this JVM.
 *
 * <p>Every {@code @SpringBootTest} gets one by itself ({@link TestDatabaseCustomizer}) and can have it injected.
 */
public final class TestDatabase {
    private static final String PIN_KEY = PinKey.randomSecret();
    private static final String AUDIT_KEY = NamedKey.randomSecret();
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final TestDatabaseServer server;
    private final String name;

    private TestDatabase(TestDatabaseServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A new, empty database with both roles; the migrations have not run. */
    public static TestDatabase fresh() {
        TestDatabaseServer server = TestDatabaseServer.ofThisJvm();
        String name = "test_" + COUNTER.incrementAndGet();
        server.roles().createDatabase(server.connect("postgres", server.superuser()), name);
        // Tests are not about power cuts.
        JdbcClient.create(server.connect("postgres", server.superuser()))
                .sql("ALTER DATABASE " + name + " SET synchronous_commit = off")
                .update();
        return new TestDatabase(server, name);
    }

    /** Stops the server after all Spring contexts instead of beside them. */
    void outliveSpring() {
        server.outliveSpring();
    }

    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    /** The owner, who migrates, and the role that the application runs with. */
    public DatabaseRoles roles() {
        return server.roles();
    }

    /** Unpooled connections of the role that the application runs with. */
    public DataSource asApplication() {
        return server.connect(name, server.roles().application());
    }

    /** Unpooled connections of the owner, who migrates. */
    public DataSource asOwner() {
        return server.connect(name, server.roles().owner());
    }

    /** Unpooled connections of the server's superuser: sees and may do everything. */
    public DataSource asSuperuser() {
        return server.connect(name, server.superuser());
    }

    /** Unpooled connections of any other role. */
    public DataSource as(String user, String password) {
        return server.connect(name, new DatabaseCredentials(user, password));
    }

    /** What configures an application to use this database, as an operator would configure it. */
    public Map<String, Object> properties() {
        return Map.ofEntries(
                entry("spring.datasource.url", jdbcUrl()),
                entry("spring.datasource.username", roles().application().user()),
                entry("spring.datasource.password", roles().application().password()),
                // Many contexts live side by side in one JVM of tests: what they do not need now, others do.
                entry("spring.datasource.hikari.minimum-idle", "1"),
                entry("spring.datasource.hikari.data-source-properties.socketFactory", TripSockets.class.getName()),
                entry("spring.datasource.hikari.idle-timeout", "10000"),
                entry("spring.flyway.url", jdbcUrl()),
                entry("spring.flyway.user", roles().owner().user()),
                entry("spring.flyway.password", roles().owner().password()),
                entry("portwarden.pin.current-key", "test"),
                entry("portwarden.pin.keys.test", PIN_KEY),
                entry("portwarden.audit.current-key", "test"),
                entry("portwarden.audit.keys.test", AUDIT_KEY));
    }
}
