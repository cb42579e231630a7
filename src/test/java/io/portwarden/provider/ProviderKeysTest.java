package io.portwarden.provider;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asStale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portwarden.Records;
import io.portwarden.TestWorld;
import io.portwarden.Unused;
import io.portwarden.apikey.ApiKey;
import io.portwarden.apikey.KeyOnFile;
import io.portwarden.apikey.TooManyKeysException;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierContact;
import io.portwarden.carrier.CarrierId;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.access.CarrierOrderService;
import io.portwarden.order.access.OrderFigures.Figures;
import io.portwarden.shared.SignInNotFreshException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.AccessDeniedException;

/** Keys that operators give out: to carriers, and to the provider's own programs. */
@SpringBootTest
class ProviderKeysTest {

    @Autowired
    TestWorld world;

    @Autowired
    ProviderKeyService keys;

    @Autowired
    CarrierDesk carriers;

    @Autowired
    CarrierOrderService orders;

    @BeforeEach
    @AfterEach
    void revokeAll() {
        world.superuser().sql("update provider_keys set revoked_at = now()").update();
    }

    private int entries(AuditKind kind, String subject) {
        return world.superuser()
                .sql(
                        "select count(*) from audit_entries where kind = ? and subject_name = ? and actor_kind = 'operator'")
                .params(kind.code(), subject)
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("Trail: a program's key is given out and revoked by an operator who has just signed in; two at a time")
    @Records({AuditKind.API_KEY_ISSUED, AuditKind.API_KEY_REVOKED})
    void programs() {
        String name = "billing " + UUID.randomUUID();
        ApiKey key = as(world.operator(), () -> keys.issue(name, null));
        assertThat(keys.authenticate(key)).map(ProviderProgram::name).contains(name);
        as(world.operator(), () -> keys.issue("other", Instant.now().plusSeconds(60)));
        assertThatExceptionOfType(TooManyKeysException.class)
                .isThrownBy(() -> as(world.operator(), () -> keys.issue("third", null)));
        KeyOnFile onFile = as(world.operator(), keys::all).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(as(world.operator(), () -> keys.revoke(onFile.id()))).isTrue();
        assertThat(as(world.operator(), () -> keys.revoke(onFile.id()))).isFalse();
        assertThat(keys.authenticate(key)).isEmpty();
        assertThat(entries(AuditKind.API_KEY_ISSUED, name)).isEqualTo(1);
        assertThat(entries(AuditKind.API_KEY_REVOKED, name)).isEqualTo(1);
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(world.operator(), () -> keys.issue("late", null)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> as(world.operator(), () -> keys.issue("past", Instant.EPOCH)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(world.usTenant().admin(), keys::all));
    }

    @Test
    @DisplayName("Trail: carriers, their contacts and their keys are the operators', and only theirs")
    @Records({AuditKind.CARRIER_ADDED, AuditKind.CARRIER_CHANGED, AuditKind.API_KEY_ISSUED, AuditKind.API_KEY_REVOKED})
    void carriers() {
        String spid = Unused.spid();
        String name = "Desk Telecom " + UUID.randomUUID();
        CarrierContact contact = new CarrierContact("Cora", "cora@desk.example", "+1 212 555 0100");
        Carrier carrier = as(world.operator(), () -> carriers.add(new Carrier(CarrierId.next(), spid, name), contact));
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() ->
                        as(world.operator(), () -> carriers.add(new Carrier(CarrierId.next(), spid, name), contact)));
        as(world.operator(), () -> {
            carriers.change(new Carrier(carrier.id(), spid, name), contact);
            carriers.change(new Carrier(carrier.id(), spid, name), CarrierContact.NONE);
            return true;
        });
        as(world.operator(), () -> carriers.issueKey(carrier.id(), "production", null));
        CarrierDesk.CarrierOnFile onFile =
                as(world.operator(), () -> carriers.find(carrier.id())).orElseThrow();
        assertThat(onFile.contact()).isEqualTo(CarrierContact.NONE);
        List<KeyOnFile> keys = as(world.operator(), () -> carriers.keys(carrier.id()));
        assertThat(keys).extracting(KeyOnFile::name).containsExactly("production");
        UUID keyId = keys.getFirst().id();
        assertThat(as(world.operator(), () -> carriers.revokeKey(carrier.id(), keyId)))
                .isTrue();
        for (AuditKind kind : new AuditKind[] {
            AuditKind.CARRIER_ADDED, AuditKind.CARRIER_CHANGED, AuditKind.API_KEY_ISSUED, AuditKind.API_KEY_REVOKED
        }) {
            assertThat(entries(kind, name)).as(kind.code()).isEqualTo(1);
        }
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(world.operator(), () -> carriers.issueKey(carrier.id(), "late", null)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(world.usTenant().admin(), carriers::list));
    }

    @Test
    @DisplayName("PIN-8: how often a carrier was wrong is counted by what became of its orders")
    void figures() {
        TestWorld.TestTenant tenant = world.usTenant();
        world.setPin(tenant, "48392017");
        Carrier carrier = world.carrier();
        as(carrier, () -> orders.place(carrier, OrderFixture.order(tenant, carrier, "11112222")));
        as(carrier, () -> orders.place(carrier, OrderFixture.order(tenant, carrier, "48392017")));
        as(carrier, () -> orders.place(carrier, OrderFixture.order(tenant, carrier, "48392017")));
        Figures figures = as(world.operator(), () -> carriers.find(carrier.id()))
                .orElseThrow()
                .figures();
        assertThat(figures).isEqualTo(new Figures(3, 2, 1));
        assertThat(figures.rejectedPercent()).isEqualTo(67);
    }

    @Test
    @DisplayName(
            "PIN-8: a carrier's figures tell operators no more of a PIN than its answers: every one not accepted counts")
    void figuresTellNothingOfPins() {
        TestWorld.TestTenant withPin = world.usTenant();
        world.setPin(withPin, "48392017");
        TestWorld.TestTenant without = world.usTenant();
        Carrier carrier = world.carrier();
        as(carrier, () -> orders.place(carrier, OrderFixture.order(withPin, carrier, "11112222")));
        as(carrier, () -> orders.place(carrier, OrderFixture.order(withPin, carrier, "Secret")));
        as(carrier, () -> orders.place(carrier, OrderFixture.order(without, carrier, "11112222")));
        assertThat(as(world.operator(), () -> carriers.find(carrier.id()))
                        .orElseThrow()
                        .figures()
                        .refusedPins())
                .isEqualTo(3);
    }
}
