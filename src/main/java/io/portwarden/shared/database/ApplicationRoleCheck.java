package io.portwarden.shared.database;

import io.portwarden.shared.start.StartupRefusedException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stops the start where the database would not protect the tenants from a mistake of ours: the role that the
 * application runs with is a superuser, passes row-level security by, or owns something.
 */
final class ApplicationRoleCheck {
    private static final int OLDEST_VERSION = 15;

    private final DataSource application;

    /** @param application connections of the role that the application runs with */
    ApplicationRoleCheck(DataSource application) {
        this.application = application;
    }

    /** @throws StartupRefusedException naming everything that is wrong with the role, or the database's age */
    void verify() {
        JdbcClient jdbc = JdbcClient.create(application);
        Role role = jdbc.sql("""
                        SELECT current_user AS name,
                               current_setting('server_version_num')::int / 10000 AS version,
                               r.rolsuper AS superuser,
                               r.rolbypassrls AS bypasses_row_level_security,
                               (SELECT pg_has_role(r.oid, d.datdba, 'MEMBER')
                                  FROM pg_database d WHERE d.datname = current_database()) AS owns_database,
                               (SELECT count(*)
                                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                                 WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
                                   AND n.nspname NOT LIKE 'pg\\_t%'
                                   AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                                   AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owned_tables
                          FROM pg_roles r WHERE r.rolname = current_user""").query(Role.class).single();
        role.refuseIfUnsuitable();
    }

    /** @throws StartupRefusedException when the migrations would run as the application's role */
    void verifyIsNot(DataSource owner) {
        String ownerName = currentUser(owner);
        if (ownerName.equals(currentUser(application))) {
            throw new StartupRefusedException(
                    "The migrations would run as %s, the role that the application runs with.".formatted(ownerName),
                    "Name the owner of the database in spring.flyway.user and spring.flyway.password"
                            + " (SPRING_FLYWAY_USER, SPRING_FLYWAY_PASSWORD), and another role, which owns nothing,"
                            + " in spring.datasource.username.");
        }
    }

    /** The application's role, quoted where SQL needs it. */
    String quotedName() {
        return JdbcClient.create(application)
                .sql("SELECT quote_ident(current_user)")
                .query(String.class)
                .single();
    }

    private static String currentUser(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("SELECT current_user")
                .query(String.class)
                .single();
    }

    /** What the database says of the role; apart from the question so that every fault can be tried. */
    record Role(
            String name,
            int version,
            boolean superuser,
            boolean bypassesRowLevelSecurity,
            boolean ownsDatabase,
            long ownedTables) {

        void refuseIfUnsuitable() {
            if (version < OLDEST_VERSION) {
                throw new StartupRefusedException(
                        "The database is PostgreSQL %d; Portwarden needs %d or newer."
                                .formatted(version, OLDEST_VERSION),
                        "Upgrade it, or point spring.datasource.url (SPRING_DATASOURCE_URL) at a newer one.");
            }
            List<String> faults = new ArrayList<>();
            if (superuser) {
                faults.add("is a superuser");
            } else {
                if (bypassesRowLevelSecurity) {
                    faults.add("may bypass row-level security");
                }
                if (ownsDatabase) {
                    faults.add("owns the database (itself or as a member of another role)");
                }
                if (ownedTables > 0) {
                    faults.add(
                            "owns %d tables or views (itself or as a member of another role)".formatted(ownedTables));
                }
            }
            if (!faults.isEmpty()) {
                throw new StartupRefusedException(
                        "The application's database role %s %s: it would not be kept from other tenants' rows."
                                .formatted(name, String.join(", ", faults)),
                        "Let spring.datasource.username (SPRING_DATASOURCE_USERNAME) name a role made with"
                                + " CREATE ROLE … LOGIN NOSUPERUSER NOBYPASSRLS that owns nothing, and"
                                + " spring.flyway.user (SPRING_FLYWAY_USER) the owner of the database, who migrates.");
            }
        }
    }
}
