package io.portwarden.number.life;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Patience;
import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.number.Guard;
import io.portwarden.number.NumberCounts;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberSelection.Matching;
import io.portwarden.number.TenantNumber;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.number.access.NumberService;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What happens when the time is over for which locks were lifted; the program's own watch over it is stopped meanwhile. */
@SpringBootTest
class EndedUnlocksTest {

    private static final Matching EVERY = new Matching(NumberFilter.ALL);

    @Autowired
    NumberLockService service;

    @Autowired
    NumberService numbers;

    @Autowired
    EndedUnlocks endedUnlocks;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    TestTenant tenant;

    @BeforeEach
    void lockForATime() {
        endedUnlocks.stop();
        tenant = world.usTenant();
        world.fillEveryTable(tenant);
        as(tenant.admin(), () -> service.lock(EVERY));
        as(tenant.admin(), () -> service.unlock(EVERY, Instant.now().plus(Duration.ofHours(1))));
    }

    private void letTheTimePass() {
        world.superuser()
                .sql("update phone_numbers set unlocked_until = now() - interval '1 hour' where tenant_id = ?")
                .param(tenant.id().value())
                .update();
    }

    private boolean isLockedForOrders(PhoneNumber number) {
        return transactions
                .<List<TenantNumber>>stating(
                        Scope.tenant(tenant.id()), () -> numbers.lock(tenant.id(), List.of(number)))
                .getFirst()
                .locked();
    }

    private int entries(String kind) {
        return world.superuser()
                .sql("select count(*) from audit_entries where tenant_id = ? and kind = ?")
                .params(tenant.id().value(), kind)
                .query(Integer.class)
                .single();
    }

    private int notices(String kind) {
        return world.superuser()
                .sql("select count(*) from outbox where tenant_id = ? and kind = ?")
                .params(tenant.id().value(), kind)
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("ORD-9: a lift that ended while no node ran has ended: the lock holds before anything has run")
    @Records(AuditKind.NUMBER_LOCK_RETURNED)
    @Tells(NoticeKind.NUMBERS_LOCKED_AGAIN)
    void afterARestart() {
        assertThat(isLockedForOrders(tenant.number(0))).isFalse();
        letTheTimePass();
        assertThat(isLockedForOrders(tenant.number(0))).isTrue();
        assertThat(as(tenant.viewer(), () -> service.counts(NumberFilter.ALL)))
                .isEqualTo(new NumberCounts(10, 10, 0, 0, Map.of(Guard.HERE, 10, Guard.UPSTREAM, 0, Guard.NOBODY, 0)));
        assertThat(as(tenant.viewer(), () -> service.list(NumberFilter.ALL, null, 50))
                        .items())
                .allSatisfy(item -> {
                    assertThat(item.locked()).isTrue();
                    assertThat(item.unlockedUntil()).isNull();
                });
        endedUnlocks.settle();
        assertThat(entries("number-lock-returned")).isEqualTo(1);
        assertThat(notices("numbers-locked-again")).isEqualTo(1);
        assertThat(isLockedForOrders(tenant.number(0))).isTrue();
    }

    @Test
    @DisplayName("ORD-9: the program itself notices within seconds that a lock is back, also when it was just started")
    void noticedByItself() throws InterruptedException {
        letTheTimePass();
        endedUnlocks.start();
        Patience.until("noticed", () -> entries("number-lock-returned") > 0);
        endedUnlocks.stop();
        assertThat(entries("number-lock-returned")).isEqualTo(1);
    }

    @Test
    @DisplayName("ORD-9: on however many nodes it runs at once, that a lock is back is written and told once")
    void once() throws Exception {
        letTheTimePass();
        TestThreads.atOnce(8, i -> {
            endedUnlocks.settle();
            return i;
        });
        assertThat(entries("number-lock-returned")).isEqualTo(1);
        assertThat(notices("numbers-locked-again")).isEqualTo(1);
    }

    @Test
    @DisplayName("ORD-9: what is lifted once more right after its end leaves both in the trail")
    void liftedOnceMore() {
        letTheTimePass();
        as(tenant.admin(), () -> service.unlock(EVERY, null));
        assertThat(entries("number-lock-returned")).isEqualTo(1);
        assertThat(entries("number-unlocked")).isEqualTo(2);
        endedUnlocks.settle();
        assertThat(isLockedForOrders(tenant.number(0))).isFalse();
        assertThat(entries("number-lock-returned")).isEqualTo(1);
    }
}
