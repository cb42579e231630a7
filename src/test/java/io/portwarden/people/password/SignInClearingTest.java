package io.portwarden.people.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class SignInClearingTest {

    @Autowired
    SignInClearing clearing;

    @Autowired
    TestWorld world;

    private void setBack(TestTenant tenant, String interval) {
        world.superuser()
                .sql("alter table password_guesses disable trigger keep_password_guess")
                .update();
        world.superuser().sql("""
                        update password_guesses set made_at = made_at - ?::interval
                        where guess_id in (select session_id from sessions where tenant_id = ?)
                        """).params(interval, tenant.id().value()).update();
        world.superuser()
                .sql("alter table password_guesses enable trigger keep_password_guess")
                .update();
        world.superuser()
                .sql("update sessions set began_at = began_at - ?::interval where tenant_id = ?")
                .params(interval, tenant.id().value())
                .update();
    }

    private int old(String table, String column) {
        return world.superuser()
                .sql("select count(*) from " + table + " where " + column + " < now() - interval '80 days'")
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("Guesses and sessions are kept for 90 days, and no longer")
    void clear() {
        TestTenant tenant = world.usTenant();
        world.fillEveryTable(tenant);
        setBack(tenant, "89 days");
        clearing.clear();
        assertThat(old("password_guesses", "made_at")).isEqualTo(1);
        assertThat(old("sessions", "began_at")).isEqualTo(1);

        setBack(tenant, "1 day");
        clearing.clear();
        assertThat(old("password_guesses", "made_at")).isZero();
        assertThat(old("sessions", "began_at")).isZero();
    }
}
