package io.portwarden.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.TestDatabase;
import io.portwarden.shared.database.ApplicationRoleCheck.Role;
import io.portwarden.shared.start.StartupRefusedException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("The application's database role")
class ApplicationRoleCheckTest {
    private static TestDatabase database;

    @BeforeAll
    static void makeDatabase() {
        database = TestDatabase.fresh();
        JdbcClient.create(database.asOwner()).sql("CREATE TABLE owned (id int)").update();
    }

    @Test
    @DisplayName("is accepted when it owns nothing and is bound by row-level security")
    void suitable() {
        new ApplicationRoleCheck(database.asApplication()).verify();
        new ApplicationRoleCheck(role("")).verify();
    }

    @Test
    @DisplayName("is refused as a superuser, and the refusal says what to do")
    void superuser() {
        assertRefused(database.asSuperuser(), "is a superuser");
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> new ApplicationRoleCheck(database.asSuperuser()).verify())
                .satisfies(refusal ->
                        assertThat(refusal.action()).contains("NOSUPERUSER", "spring.datasource.username", "flyway"));
    }

    @Test
    @DisplayName("is refused when it may bypass row-level security")
    void bypassRowLevelSecurity() {
        assertRefused(role("BYPASSRLS"), "may bypass row-level security");
    }

    @Test
    @DisplayName("is refused as the owner of the database and its tables")
    void owner() {
        assertRefused(database.asOwner(), "owns the database", "owns 1 tables");
    }

    @Test
    @DisplayName("is refused as a member of the owner")
    void memberOfOwner() {
        assertRefused(role("IN ROLE portwarden_owner"), "member of another role");
    }

    @Test
    @DisplayName("is refused as the owner of a single table")
    void ownerOfTable() {
        TestDatabase another = TestDatabase.fresh();
        JdbcClient superuser = JdbcClient.create(another.asSuperuser());
        superuser.sql("CREATE TABLE given_away (id int)").update();
        superuser.sql("ALTER TABLE given_away OWNER TO portwarden_app").update();
        assertRefused(another.asApplication(), "portwarden_app owns 1 tables");
    }

    @Test
    @DisplayName("may not be the one that migrates")
    void migratesAsApplication() {
        ApplicationRoleCheck check = new ApplicationRoleCheck(database.asApplication());
        check.verifyIsNot(database.asOwner());
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> check.verifyIsNot(database.asApplication()))
                .withMessageContaining("portwarden_app")
                .satisfies(refusal -> assertThat(refusal.action()).contains("spring.flyway.user"));
    }

    @Test
    @DisplayName("is refused on a PostgreSQL older than 15")
    void oldPostgres() {
        new Role("anyone", 15, false, false, false, 0).refuseIfUnsuitable();
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> new Role("anyone", 14, false, false, false, 0).refuseIfUnsuitable())
                .withMessageContaining("PostgreSQL 14");
    }

    private static DataSource role(String attributes) {
        String name = "role_" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(database.asSuperuser())
                .sql("CREATE ROLE %s LOGIN PASSWORD 'of-tests' %s".formatted(name, attributes))
                .update();
        JdbcClient.create(database.asSuperuser())
                .sql("GRANT portwarden_app TO " + name) // lets it connect
                .update();
        return database.as(name, "of-tests");
    }

    private static void assertRefused(DataSource role, String... faults) {
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> new ApplicationRoleCheck(role).verify())
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(faults));
    }
}
