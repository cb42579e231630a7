package io.portwarden.shared.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The two roles of a Portwarden database: the owner, who migrates, and the application, which owns nothing and
 * cannot pass row-level security by.
 */
public record DatabaseRoles(DatabaseCredentials owner, DatabaseCredentials application) {
    public static final String OWNER = "portwarden_owner";
    public static final String APPLICATION = "portwarden_app";

    public static DatabaseRoles withPasswords(String owner, String application) {
        return new DatabaseRoles(
                new DatabaseCredentials(OWNER, owner), new DatabaseCredentials(APPLICATION, application));
    }

    /** Makes both roles, or gives the ones there are these passwords and takes away what they must not have. */
    public void create(DataSource superuser) {
        create(superuser, owner);
        create(superuser, application);
    }

    /** Makes a database that belongs to the owner and that nobody but the two may connect to, unless it is there. */
    public void createDatabase(DataSource superuser, String name) {
        JdbcClient jdbc = JdbcClient.create(superuser);
        if (exists(jdbc, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = ?)", name)) {
            return;
        }
        jdbc.sql("CREATE DATABASE %s OWNER %s".formatted(name, owner.user())).update();
        jdbc.sql("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name)).update();
        jdbc.sql("GRANT CONNECT ON DATABASE %s TO %s".formatted(name, application.user()))
                .update();
    }

    private static void create(DataSource superuser, DatabaseCredentials role) {
        JdbcClient jdbc = JdbcClient.create(superuser);
        if (!exists(jdbc, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)", role.user())) {
            jdbc.sql("CREATE ROLE " + role.user()).update();
        }
        // The driver hashes the password: neither the statement nor the server's log has it in the clear.
        try (Connection connection = superuser.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(role.user(), role.password().toCharArray(), "scram-sha-256");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot set the password of " + role.user(), e);
        }
        jdbc.sql("ALTER ROLE " + role.user() + " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION")
                .update();
    }

    private static boolean exists(JdbcClient jdbc, String question, String name) {
        return jdbc.sql(question).param(name).query(Boolean.class).single();
    }
}
