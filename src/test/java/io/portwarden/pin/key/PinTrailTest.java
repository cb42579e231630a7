package io.portwarden.pin.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.NoticeKind;
import io.portwarden.pin.PinVerdict;
import io.portwarden.pin.SentPin;
import io.portwarden.pin.SetPin;
import io.portwarden.pin.TestAttempts;
import io.portwarden.pin.access.CarrierLimitService;
import io.portwarden.pin.access.PinCheck;
import io.portwarden.pin.access.PinKeyService;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

/** What happens to PINs is in the trail, and told to those whom it concerns, when it has happened. */
@SpringBootTest
class PinTrailTest {

    private static final String RIGHT = "48392017";
    private static final SentPin WRONG = new SentPin("11112222");

    @Autowired
    PinCheck check;

    @Autowired
    PinService pins;

    @Autowired
    CarrierLimitService carrierLimits;

    @Autowired
    PinKeyService keys;

    @Autowired
    PinKeyRepository knownKeys;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = world.carrier();
        add(tenant.admin());
        add(tenant.viewer());
    }

    private SignedInPerson add(SignedInPerson person) {
        world.signUp(person, "correct horse battery");
        return person;
    }

    private void wrong(Carrier by, int times) {
        for (int i = 0; i < times; i++) {
            check.check(tenant.id(), by.id(), WRONG, TestAttempts.another());
        }
    }

    /** What, and by whom, in the order in which it happened. */
    private List<String> trail(TenantId tenantId) {
        return world.superuser()
                .sql("select kind || ', ' || actor_name from audit_entries where tenant_id = ? order by position")
                .param(tenantId.value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** What the admin of the tenant is told. */
    private List<String> notices() {
        return world.superuser()
                .sql("select kind || ', ' || recipient from outbox where tenant_id = ? order by notice_id")
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private String toAdmin(String kind) {
        return kind + ", " + tenant.admin().email();
    }

    @Test
    @DisplayName("PIN-9: that a PIN is set, and changed, is recorded, and told to every admin and to nobody else")
    @Records({AuditKind.PIN_SET, AuditKind.PIN_CHANGED})
    @Tells({NoticeKind.PIN_SET, NoticeKind.PIN_CHANGED})
    void set() {
        world.setPin(tenant, RIGHT);
        world.setPin(tenant, "70281946");

        assertThat(trail(tenant.id())).containsExactly("pin-set, Ada Admin", "pin-changed, Ada Admin");
        assertThat(notices()).containsExactly(toAdmin("pin-set"), toAdmin("pin-changed"));
    }

    @Test
    @DisplayName("PIN-8: every wrong PIN is recorded; the admins are told of the first, and that a limit is reached")
    @Records({AuditKind.PIN_REFUSED, AuditKind.PIN_CHECK_REFUSED})
    @Tells({NoticeKind.PIN_WRONG, NoticeKind.PIN_CARRIER_REFUSED})
    void refused() {
        world.setPin(tenant, RIGHT);

        wrong(carrier, 4);

        assertThat(trail(tenant.id()))
                .containsExactly(
                        "pin-set, Ada Admin",
                        "pin-refused, " + carrier.name(),
                        "pin-refused, " + carrier.name(),
                        "pin-refused, " + carrier.name(),
                        "pin-check-refused, " + carrier.name());
        assertThat(notices()).containsExactly(toAdmin("pin-set"), toAdmin("pin-wrong"), toAdmin("pin-carrier-refused"));
    }

    @Test
    @DisplayName("PIN-8: that a PIN is locked by the tenth wrong one, and unlocked, is recorded and told, once")
    @Records({AuditKind.PIN_LOCKED, AuditKind.PIN_UNLOCKED})
    @Tells({NoticeKind.PIN_LOCKED, NoticeKind.PIN_UNLOCKED})
    void locked() {
        world.setPin(tenant, RIGHT);
        Carrier last = carrier;
        for (int i = 0; i < 5; i++) {
            last = world.carrier();
            wrong(last, 2);
        }
        wrong(carrier, 2);
        for (int i = 0; i < 2; i++) {
            TestWorld.as(tenant.admin(), () -> {
                pins.unlock();
                return tenant;
            });
        }

        assertThat(trail(tenant.id()))
                .hasSize(15)
                .containsOnlyOnce("pin-locked, " + last.name())
                .endsWith(
                        "pin-check-refused, " + carrier.name(),
                        "pin-check-refused, " + carrier.name(),
                        "pin-unlocked, Ada Admin");
        assertThat(notices())
                .containsOnlyOnce(toAdmin("pin-locked"))
                .endsWith(toAdmin("pin-unlocked"))
                .containsOnlyOnce(toAdmin("pin-unlocked"));
    }

    @Test
    @DisplayName("PIN-8: that a carrier is blocked everywhere, and let in again, is the provider's to know")
    @Records({AuditKind.CARRIER_BLOCKED, AuditKind.CARRIER_LIMIT_LIFTED})
    @Tells(NoticeKind.CARRIER_BLOCKED)
    void blocked() {
        SignedInPerson operator = operator();
        for (int i = 0; i < 10; i++) {
            tenant = world.usTenant();
            world.setPin(tenant, RIGHT);
            wrong(carrier, 2);
        }
        TestWorld.as(operator, () -> {
            carrierLimits.lift(carrier.id());
            return operator;
        });

        assertThat(trail(TenantId.PROVIDER))
                .containsSubsequence("carrier-blocked, " + carrier.name(), "carrier-limit-lifted, Olga Operator")
                .containsOnlyOnce("carrier-blocked, " + carrier.name());
        assertThat(trail(tenant.id())).doesNotContain("carrier-blocked, " + carrier.name());
        assertThat(world.superuser()
                        .sql("""
                                select recipient from outbox
                                where kind = 'carrier-blocked' and params ->> 'carrier' = ?
                                """)
                        .param(carrier.name())
                        .query((row, index) -> row.getString(1))
                        .list())
                .contains(operator.email())
                .doesNotHaveDuplicates();
    }

    /** With an address that no test has used before. */
    private SignedInPerson operator() {
        SignedInPerson one = world.operator();
        return add(new SignedInPerson(
                one.tenant(), one.personId(), one.personId() + "@portwarden.example", one.displayName(), one.role()));
    }

    @Test
    @DisplayName(
            "PIN-7: that PINs are moved under another key, and that a key is dropped, is recorded with its name only")
    @Records({AuditKind.KEY_ROTATED, AuditKind.KEY_DROPPED})
    void keys() {
        PinKey retired = PinKey.parse("retired", PinKey.randomSecret());
        transactions.doStating(Scope.nothing(), () -> knownKeys.remember(PinKeyCheck.of(retired)));

        keys.rotateNow(progress -> {});
        assertThat(TestWorld.as(world.operator(), () -> keys.drop("retired"))).isTrue();

        assertThat(world.superuser()
                        .sql("""
                                select kind || ', ' || subject_name || ', ' || details
                                from (select * from audit_entries
                                      where tenant_id = ? and subject_kind = 'key'
                                      order by position desc limit 2) newest
                                order by position
                                """)
                        .param(TenantId.PROVIDER.value())
                        .query((row, index) -> row.getString(1))
                        .list())
                .satisfiesExactly(
                        rotated -> assertThat(rotated).startsWith("key-rotated, "),
                        dropped -> assertThat(dropped).isEqualTo("key-dropped, retired, "));
    }

    @Test
    @DisplayName("PIN-2: a tenant starts with no PIN, and no number of it can leave")
    void none() {
        assertThat(TestWorld.as(tenant.viewer(), pins::status)).satisfies(status -> {
            assertThat(status.isSet()).isFalse();
            assertThat(status.lastSet()).isEmpty();
            assertThat(status.locked()).isFalse();
        });
        assertThat(check.check(tenant.id(), carrier.id(), new SentPin(RIGHT), TestAttempts.another()))
                .isEqualTo(new PinVerdict.NotSet());
        assertThat(trail(tenant.id())).isEmpty();
    }

    @Test
    @DisplayName("PIN-9: neither a viewer nor an operator sets a PIN, however the service was reached")
    void nobodyElse() {
        for (SignedInPerson other : List.of(tenant.viewer(), world.operator())) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> TestWorld.as(other, () -> {
                        pins.set(new SetPin(RIGHT));
                        return other;
                    }));
        }
        assertThat(trail(tenant.id())).isEmpty();
    }
}
