package io.portwarden.shared.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.portwarden.shared.files.DataDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The script that makes the roles ({@code docker/db-init.sh}), run by the real psql on a server that others use too. */
class DatabaseInitTest {

    private static final DatabaseCredentials SUPERUSER = new DatabaseCredentials("postgres", "of-the-superuser");

    @TempDir
    private Path folder;

    private EmbeddedPostgres server;

    private record Ended(int exitCode, String said) {}

    @BeforeEach
    void start() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, "psql"))),
                "there is no psql: .ci/run installs it");
        DataDirectory directory = new DataDirectory(folder.resolve("data"));
        directory.create();
        server = EmbeddedServer.start(directory, directory.resolve("postgres"), SUPERUSER);
        as(SUPERUSER, "postgres").sql("create database portwarden").update();
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private JdbcClient as(DatabaseCredentials role, String database) {
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database),
                role.user(),
                role.password()));
    }

    private Ended init(Map<String, String> more) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("docker/db-init.sh").redirectErrorStream(true);
        Map<String, String> environment = new HashMap<>(Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", Integer.toString(server.getPort()),
                "PGPASSWORD", SUPERUSER.password(),
                "POSTGRES_USER", SUPERUSER.user(),
                "POSTGRES_DB", "portwarden",
                "PORTWARDEN_OWNER_PASSWORD", "of-the-owner",
                "PORTWARDEN_APP_PASSWORD", "of-the-application"));
        environment.putAll(more);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private List<@Nullable String> roles() {
        return as(SUPERUSER, "postgres")
                .sql("select rolname from pg_roles where rolname like 'portwarden%' order by 1")
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("Both roles are made, may not do more than they need, and the superuser goes on signing in")
    void makesRoles() throws Exception {
        assertThat(init(Map.of())).isEqualTo(new Ended(0, ""));

        assertThat(as(SUPERUSER, "postgres")
                        .sql("select rolpassword is not null from pg_authid where rolname = 'postgres'")
                        .query(Boolean.class)
                        .single())
                .as("the superuser's password is what it was")
                .isTrue();
        assertThat(as(new DatabaseCredentials("portwarden_owner", "of-the-owner"), "portwarden")
                        .sql("select pg_get_userbyid(datdba) from pg_database where datname = current_database()")
                        .query(String.class)
                        .single())
                .isEqualTo("portwarden_owner");
        assertThat(as(new DatabaseCredentials("portwarden_app", "of-the-application"), "portwarden")
                        .sql("select has_database_privilege(current_database(), 'create')"
                                + " or has_database_privilege(current_database(), 'temporary')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(as(SUPERUSER, "postgres")
                        .sql(
                                "select count(*) from pg_roles where rolname like 'portwarden%' and (rolsuper or rolbypassrls"
                                        + " or rolcreaterole or rolcreatedb or rolreplication)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("What breaks off half way leaves nothing behind")
    void allOrNothing() throws Exception {
        as(SUPERUSER, "postgres").sql("create role portwarden_app login").update();

        Ended ended = init(Map.of());

        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.said()).contains("portwarden_app").doesNotContain("of-the-");
        assertThat(roles()).containsExactly("portwarden_app");
    }

    @Test
    @DisplayName("A server that logs every statement does not log the passwords")
    void notLogged() throws Exception {
        as(SUPERUSER, "postgres").sql("alter system set log_statement = 'all'").update();
        as(SUPERUSER, "postgres")
                .sql("alter system set log_min_duration_statement = 0")
                .update();
        as(SUPERUSER, "postgres")
                .sql("select pg_reload_conf()")
                .query(Boolean.class)
                .single();

        assertThat(init(Map.of()).exitCode()).isZero();
        assertThat(init(Map.of()).exitCode()).as("the roles are there").isNotZero();

        assertThat(Files.readString(folder.resolve("data/postgres.log")))
                .contains("log_min_error_statement")
                .doesNotContain("of-the-owner", "of-the-application");
    }

    @Test
    @DisplayName("An empty password, which would be none, is refused")
    void emptyPassword() throws Exception {
        assertThat(init(Map.of("PORTWARDEN_APP_PASSWORD", "")).exitCode()).isNotZero();
        assertThat(init(Map.of("PORTWARDEN_OWNER_PASSWORD", "")).exitCode()).isNotZero();
        assertThat(roles()).isEmpty();
    }
}
