package io.portwarden.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.portwarden.TestDatabase;
import io.portwarden.shared.start.StartupRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("An upgrade of the database")
class MigrationsTest {
    private static final String INDEX = """
            set lock_timeout = 0;
            drop index concurrently if exists told_by_word;
            create unique index concurrently told_by_word on told (word);
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient superuser = JdbcClient.create(database.asSuperuser());

    @TempDir
    private Path scripts;

    @BeforeEach
    void versionBefore() throws Exception {
        try (InputStream ours = getClass().getResourceAsStream("/db/migration/beforeEachMigrate.sql")) {
            Files.copy(Objects.requireNonNull(ours), scripts.resolve("beforeEachMigrate.sql"));
        }
        script("V001__told.sql", "create table told (word text not null); insert into told values ('first');");
        start();
    }

    @Test
    @DisplayName("builds an index while others write, however many nodes begin with it, and none of them waits")
    void index() throws Exception {
        script("V002__index.sql", INDEX);
        script("V002__index.sql.conf", "executeInTransaction=false");
        try (Connection writing = writing("second")) {
            List<CompletableFuture<Void>> nodes = List.of(starting(), starting());
            await().atMost(PATIENCE).until(() -> waits("create unique index concurrently%"));
            insert("third");
            writing.commit();
            for (CompletableFuture<Void> node : nodes) {
                node.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
        assertThat(isValid()).isTrue();
        assertThat(words()).containsExactlyInAnyOrder("first", "second", "third");
    }

    @Test
    @DisplayName("does an index again that came to nothing, once what was in its way is gone")
    void cameToNothing() throws Exception {
        insert("first");
        script("V002__index.sql", INDEX);
        script("V002__index.sql.conf", "executeInTransaction=false");
        assertThat(catchThrowable(this::start)).isNotNull();
        assertThat(isValid()).isFalse();

        superuser
                .sql("delete from told where ctid <> (select min(ctid) from told)")
                .update();
        start();
        assertThat(isValid()).isTrue();
    }

    @Test
    @DisplayName("does an index again that was broken off")
    void brokenOff() throws Exception {
        script("V002__index.sql", INDEX);
        script("V002__index.sql.conf", "executeInTransaction=false");
        try (Connection writing = writing("second")) {
            CompletableFuture<Void> node = starting();
            await().atMost(PATIENCE).until(() -> waits("create unique index concurrently%"));
            superuser
                    .sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'portwarden_owner'"
                            + " and datname = current_database()")
                    .query(Boolean.class)
                    .list();
            assertThatThrownBy(() -> node.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isNotNull();
            writing.commit();
        }
        assertThat(isValid()).isFalse();
        start();
        assertThat(isValid()).isTrue();
    }

    @Test
    @DisplayName("changes a table only when nobody has to wait long for it, and tries until then")
    void tableInUse() throws Exception {
        script("V002__column.sql", "alter table told add column language text;");
        try (Connection writing = writing("second")) {
            CompletableFuture<Void> node = starting();
            await().atMost(PATIENCE).until(() -> waits("alter table told%"));
            insert("third");
            writing.commit();
            node.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(superuser
                        .sql("select word from told where language is null")
                        .query(String.class)
                        .list())
                .hasSize(3);
    }

    @Test
    @DisplayName("says what to do when a table is in use all the time")
    void tableAlwaysInUse() throws Exception {
        script("V002__column.sql", "alter table told add column language text;");
        try (Connection writing = writing("second")) {
            assertThat(writing.isClosed()).isFalse();
            Migrations once =
                    new Migrations(new ApplicationRoleCheck(database.asApplication()), 1, Duration.ofMillis(1));
            Flyway flyway = Flyway.configure()
                    .dataSource(database.asOwner())
                    .locations("filesystem:" + scripts)
                    .load();
            assertThatThrownBy(() -> once.migrate(flyway))
                    .isInstanceOfSatisfying(
                            StartupRefusedException.class,
                            refusal -> assertThat(refusal.action()).contains("pg_stat_activity"));
        }
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(scripts.resolve(name), text);
    }

    private CompletableFuture<Void> starting() {
        return CompletableFuture.runAsync(this::startAndEnd, Executors.newVirtualThreadPerTaskExecutor());
    }

    private void start() throws Exception {
        starting().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Leaves the log alone, which is the whole process's and cannot be set up by two nodes at once. */
    private void startAndEnd() {
        SpringApplicationBuilder node = new SpringApplicationBuilder(DatabaseConfigurationTest.Program.class);
        node.application()
                .setListeners(node.application().getListeners().stream()
                        .filter(listener -> !(listener instanceof LoggingApplicationListener))
                        .toList());
        node.web(WebApplicationType.NONE)
                .properties(Map.of("spring.flyway.locations", "filesystem:" + scripts))
                .properties("spring.main.banner-mode=off")
                .properties(database.properties())
                .run()
                .close();
    }

    /** A transaction that has written and not ended yet. */
    private Connection writing(String word) throws SQLException {
        Connection connection = database.asSuperuser().getConnection();
        try (var patience = connection.createStatement()) {
            patience.execute("set statement_timeout = '60s'");
        }
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement("insert into told values (?)")) {
            insert.setString(1, word);
            insert.executeUpdate();
        }
        return connection;
    }

    private void insert(String word) throws SQLException {
        try (Connection connection = writing(word)) {
            connection.commit();
        }
    }

    private boolean waits(String statement) {
        return superuser
                .sql("select exists (select from pg_stat_activity where datname = current_database()"
                        + " and query ilike ? and wait_event_type = 'Lock')")
                .param(statement)
                .query(Boolean.class)
                .single();
    }

    private boolean isValid() {
        return superuser
                .sql("select indisvalid from pg_index where indexrelid = 'told_by_word'::regclass")
                .query(Boolean.class)
                .single();
    }

    private List<String> words() {
        return superuser
                .sql("select word from told")
                .query((row, index) -> row.getString("word"))
                .list();
    }
}
