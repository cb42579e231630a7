package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@DisplayName("Every Spring context of a test has a database of its own")
class TestDatabaseTest {
    @Autowired
    private TestDatabase database;

    @Autowired
    private DataSource dataSource;

    @Test
    @DisplayName("the application works on it under its own role, as in production")
    void applicationRole() {
        assertThat(ask(dataSource, "SELECT current_user || ' ' || current_database()"))
                .isEqualTo(ask(database.asApplication(), "SELECT 'portwarden_app ' || current_database()"));
    }

    @Test
    @DisplayName("the migrations ran under the owner")
    void migrated() {
        assertThat(ask(
                        database.asSuperuser(),
                        "SELECT tableowner FROM pg_tables WHERE tablename = 'flyway_schema_history'"))
                .isEqualTo("portwarden_owner");
    }

    @Test
    @DisplayName("a fresh one is empty and another")
    void fresh() {
        TestDatabase other = TestDatabase.fresh();
        assertThat(other.jdbcUrl()).isNotEqualTo(database.jdbcUrl());
        assertThat(ask(other.asOwner(), "SELECT count(*)::text FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
    }

    private static String ask(DataSource dataSource, String question) {
        return JdbcClient.create(dataSource).sql(question).query(String.class).single();
    }
}
