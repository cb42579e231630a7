package io.portwarden.pin.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.pin.Pin;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class ReadablePinsTest {

    private static final Pin PIN = new Pin("48392017");

    @Autowired
    ReadablePins pins;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestWorld world;

    TestTenant tenant;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
    }

    private <T> T ours(Supplier<T> work) {
        return transactions.stating(Scope.tenant(tenant.id()), work);
    }

    private void keep(long version, Pin pin) {
        ours(() -> {
            pins.keep(tenant.id(), version, pin);
            return pin;
        });
    }

    private Optional<Pin> open(long version) {
        return ours(() -> pins.open(tenant.id(), version));
    }

    private void makeOld(Duration age) {
        world.superuser()
                .sql("update pins_to_hand_on set kept_at = now() - make_interval(secs => ?) where tenant_id = ?")
                .params(age.toSeconds(), tenant.id().value())
                .update();
    }

    private int seenByProvider() {
        return transactions.<Integer>stating(
                Scope.provider(),
                () -> jdbc.sql("select count(*) from pins_to_hand_on where tenant_id = :tenant")
                        .param("tenant", tenant.id().value())
                        .query(Integer.class)
                        .single());
    }

    @Test
    @DisplayName(
            "UPS-11: a PIN that waits is read by version, in transactions for its tenant alone, and in the clear nowhere")
    void kept() {
        keep(1, new Pin("483920"));
        keep(2, new Pin("0000000001"));
        assertThat(open(1)).contains(new Pin("483920"));
        assertThat(open(2)).contains(new Pin("0000000001"));
        assertThat(open(3)).isEmpty();
        assertThat(ours(() -> pins.until(tenant.id(), 2)).orElseThrow())
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
        assertThat(seenByProvider()).isZero();
        List<byte[]> sealed = world.superuser()
                .sql("select sealed from pins_to_hand_on where tenant_id = ?")
                .param(tenant.id().value())
                .query((row, index) -> row.getBytes(1))
                .list();
        assertThat(sealed)
                .hasSize(2)
                .allSatisfy(bytes -> assertThat(bytes).hasSize(38))
                .allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .doesNotContain("483920", "000000000"));
    }

    @Test
    @DisplayName("UPS-11: a PIN kept in place of another is the only one; erased it is gone; one that is set stays")
    void replaced() {
        keep(1, new Pin("483920"));
        keep(1, PIN);
        assertThat(open(1)).contains(PIN);
        keep(2, new Pin("592017"));
        ours(() -> {
            pins.eraseAllBut(tenant.id(), 2);
            return PIN;
        });
        assertThat(open(1)).isEmpty();
        assertThat(open(2)).isPresent();
        world.setPin(tenant, "48392017");
        keep(1, PIN);
        ours(() -> {
            pins.eraseUnlessSet(tenant.id(), 1);
            pins.eraseUnlessSet(tenant.id(), 2);
            return PIN;
        });
        assertThat(open(1)).contains(PIN);
        assertThat(open(2)).isEmpty();
        ours(() -> {
            pins.erase(tenant.id(), 1);
            return PIN;
        });
        assertThat(open(1)).isEmpty();
    }

    @Test
    @DisplayName(
            "UPS-11: after 24 hours a PIN cannot be read any more, and the provider erases it without reading others")
    void overdue() {
        keep(1, PIN);
        makeOld(Duration.ofHours(23));
        assertThat(open(1)).contains(PIN);
        transactions.<Integer>stating(Scope.provider(), pins::eraseOverdue);
        assertThat(open(1)).contains(PIN);
        makeOld(Duration.ofHours(24).plusSeconds(1));
        assertThat(open(1)).isEmpty();
        assertThat(ours(() -> pins.until(tenant.id(), 1))).isEmpty();
        assertThat(seenByProvider()).isEqualTo(1);
        assertThat(transactions.<Integer>stating(Scope.provider(), pins::eraseOverdue))
                .isPositive();
        assertThat(world.superuser()
                        .sql("select count(*) from pins_to_hand_on where tenant_id = ?")
                        .param(tenant.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
