package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.shared.database.Failure;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long one waits for a statement. There is one connection only, so that it is always the same. */
@SpringBootTest(
        properties = {
            "portwarden.database.socket-timeout=1s",
            "portwarden.mail.workers=0",
            "portwarden.webhooks.workers=0",
            "portwarden.orders.review-check=0",
            "spring.datasource.hikari.maximum-pool-size=1",
            "spring.datasource.hikari.connection-timeout=60000"
        })
class PatientWorkTest {

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    private int sleep(int seconds) {
        return jdbc.sql("select pg_backend_pid() from pg_sleep(?)")
                .param(seconds)
                .query(Integer.class)
                .single();
    }

    private static void assertCut(Supplier<Integer> work) {
        assertThatThrownBy(work::get)
                .satisfies(cut -> assertThat(Failure.of(cut).isPassing()).isTrue());
    }

    @Test
    @DisplayName("Ordinary work is cut off when no answer comes in time, and the next is not concerned")
    void ordinary() {
        assertCut(() -> transactions.<Integer>stating(Scope.nothing(), () -> sleep(600)));
        assertThat(transactions.<Integer>stating(Scope.nothing(), () -> sleep(0)))
                .isPositive();
    }

    @Test
    @DisplayName("Long work waits longer, and whoever has the connection next waits as usual again")
    void patient() {
        int patient = transactions.<Integer>patiently(Scope.nothing(), () -> sleep(3));
        int next = transactions.<Integer>stating(Scope.nothing(), () -> sleep(0));
        assertThat(next).isEqualTo(patient);
        assertCut(() -> transactions.<Integer>stating(Scope.nothing(), () -> sleep(600)));
    }
}
