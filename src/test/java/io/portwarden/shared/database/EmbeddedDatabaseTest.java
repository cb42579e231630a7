package io.portwarden.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.shared.embedded.DatabaseCredentials;
import io.portwarden.shared.embedded.DatabaseRoles;
import io.portwarden.shared.embedded.EmbeddedDatabase;
import io.portwarden.shared.embedded.EmbeddedDatabaseProgram;
import io.portwarden.shared.files.DataDirectory;
import io.portwarden.shared.start.StartupRefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("The embedded database")
class EmbeddedDatabaseTest {
    @TempDir
    private static Path folder;

    private static DataDirectory directory;

    @BeforeAll
    static void nameFolder() {
        directory = new DataDirectory(folder.resolve("with a space"));
    }

    @Test
    @DisplayName("keeps its data over a restart, commits to the disk, and lets nobody in without a password")
    void restart() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            JdbcClient owner =
                    JdbcClient.create(connect(database, database.roles().owner()));
            owner.sql("CREATE TABLE kept (text text)").update();
            owner.sql("INSERT INTO kept VALUES ('still here')").update();
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            DataSource owner = connect(database, database.roles().owner());
            assertThat(ask(owner, "SELECT text FROM kept")).isEqualTo("still here");

            assertThat(ask(owner, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(owner, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(owner, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(owner, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(asSuperuser(database), "SHOW unix_socket_directories"))
                    .isEmpty();
            assertThat(ask(
                            asSuperuser(database),
                            "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
            assertThat(ask(
                            asSuperuser(database),
                            "SELECT count(*)::text FROM pg_authid WHERE rolpassword LIKE 'SCRAM-SHA-256$%'"))
                    .isEqualTo("3");
            for (String user : new String[] {"postgres", DatabaseRoles.OWNER, DatabaseRoles.APPLICATION}) {
                assertRefused(database, user, "");
                assertRefused(database, user, "postgres");
            }
        }
    }

    @Test
    @DisplayName("gives the application a role that owns nothing and is bound by row-level security")
    void roles() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            DataSource application = connect(database, database.roles().application());
            new ApplicationRoleCheck(application).verify();
            new ApplicationRoleCheck(application)
                    .verifyIsNot(connect(database, database.roles().owner()));
            assertThat(ask(
                            application,
                            "SELECT concat_ws(' ', rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication)"
                                    + " FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f f f f f");
            assertThat(ask(application, "SELECT has_schema_privilege('public', 'CREATE')::text"))
                    .isEqualTo("false");
            assertThat(ask(
                            application,
                            "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo(DatabaseRoles.OWNER);
        }
    }

    @Test
    @DisplayName("keeps passwords and data where only their owner can read them")
    void permissions() throws IOException {
        EmbeddedDatabase.start(directory).close();
        assertThat(permissionsOf("")).isEqualTo("rwx------");
        assertThat(permissionsOf("postgres")).isEqualTo("rwx------");
        assertThat(permissionsOf("postgres-binaries")).isEqualTo("rwx------");
        assertThat(permissionsOf("secrets.properties")).isEqualTo("rw-------");
        try (var files = Files.list(directory.path())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .isSubsetOf(
                            "lock",
                            "postgres",
                            "postgres-binaries",
                            "postgres.log",
                            "postgres.log.1",
                            "secrets.properties");
        }
    }

    @Test
    @DisplayName("refuses a second program while the first is alive, and takes over from one that was killed")
    void killed() throws Exception {
        Process program = startProgram();
        long server;
        int committed;
        try (BufferedReader output = program.inputReader()) {
            committed = readCommitted(output, 20);
            assertThatExceptionOfType(StartupRefusedException.class)
                    .isThrownBy(() -> EmbeddedDatabase.start(directory))
                    .withMessageContaining("process " + program.pid())
                    .withMessageContaining(directory.path().toString())
                    .satisfies(refusal -> assertThat(refusal.action()).contains("portwarden.data-dir"));
            committed = readCommitted(output, committed + 20);
            server = serverProcess();
            program.destroyForcibly().waitFor();
        }
        assertThat(ProcessHandle.of(server))
                .as("the server outlives the program")
                .isPresent();

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(serverProcess()).isNotEqualTo(server);
            assertThat(Integer.parseInt(ask(
                            connect(database, database.roles().owner()), "SELECT max(number)::text FROM committed")))
                    .isGreaterThanOrEqualTo(committed);
        }
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    @DisplayName("is refused twice in one process, and the first goes on undisturbed")
    void twiceInOneProcess() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatExceptionOfType(StartupRefusedException.class)
                        .isThrownBy(() -> EmbeddedDatabase.start(directory));
            }
            assertThat(ask(asSuperuser(database), "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    @DisplayName("begins anew where the first start was cut off, and keeps what lay there")
    void unfinishedFirstStart(@TempDir Path unfinished) throws IOException {
        DataDirectory directory = new DataDirectory(unfinished);
        Path cluster = Files.createDirectories(directory.resolve("postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), "18");
        EmbeddedDatabase.start(directory).close();
        assertThat(directory.resolve("postgres.unfinished/PG_VERSION")).exists();
    }

    @Test
    @DisplayName("says so when the passwords of its data are gone")
    void passwordsGone(@TempDir Path gone) throws IOException {
        DataDirectory directory = new DataDirectory(gone);
        Files.createDirectories(directory.resolve("postgres"));
        Files.createFile(directory.resolve("postgres/portwarden-complete"));
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> EmbeddedDatabase.start(directory))
                .withMessageContaining("secrets.properties");
        assertThat(directory.resolve("secrets.properties")).doesNotExist();
    }

    @Test
    @DisplayName("is not misled by the process number of a server that died with its machine")
    void staleProcessNumber() throws IOException {
        EmbeddedDatabase.start(directory).close();
        Files.writeString(
                directory.resolve("postgres/postmaster.pid"),
                "%d%n%s%n1%n5432%n%n127.0.0.1%n"
                        .formatted(ProcessHandle.current().pid(), directory.resolve("postgres")));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(ask(asSuperuser(database), "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    private Process startProgram() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedDatabaseProgram.class.getName(),
                        directory.path().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int readCommitted(BufferedReader output, int atLeast) throws IOException {
        String line;
        while ((line = output.readLine()) != null) {
            if (line.startsWith("committed ")) {
                int number = Integer.parseInt(line.substring("committed ".length()));
                if (number >= atLeast) {
                    return number;
                }
            }
        }
        throw new AssertionError("The program ended by itself");
    }

    private long serverProcess() throws IOException {
        return Long.parseLong(Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
    }

    private String permissionsOf(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
    }

    private static void assertRefused(EmbeddedDatabase database, String user, String password) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> new DriverManagerDataSource(database.jdbcUrl(), user, password).getConnection())
                .withMessageContaining("password");
    }

    private static DataSource connect(EmbeddedDatabase database, DatabaseCredentials role) {
        return new DriverManagerDataSource(database.jdbcUrl(), role.user(), role.password());
    }

    private static DataSource asSuperuser(EmbeddedDatabase database) {
        DatabaseCredentials superuser = database.superuser();
        return new DriverManagerDataSource(database.jdbcUrl("postgres"), superuser.user(), superuser.password());
    }

    private static String ask(DataSource dataSource, String question) {
        return JdbcClient.create(dataSource).sql(question).query(String.class).single();
    }
}
