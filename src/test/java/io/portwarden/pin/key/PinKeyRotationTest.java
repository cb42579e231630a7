package io.portwarden.pin.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.pin.Pin;
import io.portwarden.pin.PinCountries;
import io.portwarden.pin.PinVerdict;
import io.portwarden.pin.SentPin;
import io.portwarden.pin.TestAttempts;
import io.portwarden.pin.access.PinCheck;
import io.portwarden.pin.access.PinKeyService;
import io.portwarden.pin.guess.PinGuard;
import io.portwarden.pin.guess.PinMetrics;
import io.portwarden.pin.guess.PinRecords;
import io.portwarden.pin.guess.Rehearsals;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.hash.Argon2id;
import io.portwarden.tenant.TenantService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.annotation.DirtiesContext;

@SpringBootTest(properties = "spring.application.name=rotating") // a database without PINs that others have broken
@DirtiesContext // leaves PINs behind that are sealed under keys which other tests' contexts do not have
class PinKeyRotationTest {

    /** All tests of this class share a database, and with it the keys that are in use there. */
    private static final List<PinKey> MADE = new ArrayList<>();

    @Autowired
    Transactions transactions;

    @Autowired
    TenantService tenants;

    @Autowired
    PinCountries countries;

    @Autowired
    PinRepository pins;

    @Autowired
    ReadablePinRepository readableRows;

    @Autowired
    ReadablePins readable;

    @Autowired
    PinKeyRepository known;

    @Autowired
    PinGuard guard;

    @Autowired
    PinMetrics metrics;

    @Autowired
    Rehearsals rehearsals;

    @Autowired
    PinKeys keysBefore;

    @Autowired
    PinProperties properties;

    @Autowired
    PinRecords records;

    @Autowired
    TestWorld world;

    List<TestTenant> some;
    PinKeys keysAfter;
    PinVault vaultAfter;
    ReadablePins readableAfter;
    PinKeyRotation rotation;

    @BeforeEach
    void addKey() {
        some = Stream.generate(world::usTenant).limit(5).toList();
        some.forEach(tenant -> world.setPin(tenant, "48392017"));
        PinKey next = PinKey.parse("next-" + MADE.size(), PinKey.randomSecret());
        List<PinKey> all = new ArrayList<>(keysBefore.all());
        MADE.add(next);
        all.addAll(MADE);
        keysAfter = new PinKeys(next.id(), all);
        vaultAfter = new PinVault(keysAfter, Argon2id.byLibraryOrInJava());
        readableAfter = new ReadablePins(readableRows, keysAfter);
        rotation = new PinKeyRotation(transactions, tenants, pins, readableAfter, vaultAfter, keysAfter);
        transactions.doStating(Scope.nothing(), () -> known.remember(PinKeyCheck.of(next)));
    }

    private TenantPin pinOf(TestTenant tenant) {
        return transactions.stating(
                Scope.tenant(tenant.id()), () -> pins.find(tenant.id()).orElseThrow());
    }

    @Test
    @DisplayName("PIN-7: rotation moves every PIN under the current key without changing it, its date or its version")
    void rotates() {
        TenantPin before = pinOf(some.getFirst());
        assertThat(rotation.run(progress -> {}, () -> true).moved()).isGreaterThanOrEqualTo(5);
        for (TestTenant tenant : some) {
            TenantPin after = pinOf(tenant);
            assertThat(after.sealed().keyId()).isEqualTo(keysAfter.current().id());
            assertThat(vaultAfter.matches(tenant.id().value(), after.sealed(), new Pin("48392017")))
                    .isTrue();
            assertThat(after.version()).isEqualTo(1);
        }
        assertThat(pinOf(some.getFirst()).setAt()).isEqualTo(before.setAt());
        assertThat(rotation.run(progress -> {}, () -> true).moved()).isZero();
    }

    @Test
    @DisplayName("PIN-7: a rotation that was broken off is gone on with")
    void resumes() {
        assertThat(rotation.run(progress -> {}, () -> false).looked()).isZero();
        TenantId first = some.getFirst().id();
        transactions.doStating(
                Scope.tenant(first),
                () -> pins.rewrap(
                        first,
                        vaultAfter.rewrap(
                                first.value(), pins.find(first).orElseThrow().sealed())));
        rotation.run(progress -> {}, () -> true);
        assertThat(some)
                .allMatch(tenant -> pinOf(tenant)
                        .sealed()
                        .keyId()
                        .equals(keysAfter.current().id()));
    }

    @Test
    @DisplayName(
            "UPS-11: a PIN that waits to be handed on is sealed anew, of every version, and holds its key until then")
    void readable() {
        TenantId tenantId = some.getFirst().id();
        String old = keysBefore.current().id();
        PinKeyService service = new PinKeyService(transactions, known, rotation, keysAfter, records);
        transactions.doStating(Scope.tenant(tenantId), () -> {
            readable.keep(tenantId, 1, new Pin("48392017"));
            readable.keep(tenantId, 2, new Pin("592017"));
        });
        rotation.run(progress -> {}, () -> true);
        ReadablePins withNewKeyOnly =
                new ReadablePins(readableRows, new PinKeys(keysAfter.current().id(), List.of(keysAfter.current())));
        transactions.doStating(Scope.tenant(tenantId), () -> {
            assertThat(withNewKeyOnly.open(tenantId, 1)).contains(new Pin("48392017"));
            assertThat(withNewKeyOnly.open(tenantId, 2)).contains(new Pin("592017"));
            readable.keep(tenantId, 2, new Pin("592017"));
        });
        assertThat(service.forget(old)).isFalse();
        rotation.run(progress -> {}, () -> true);
        assertThat(service.forget(old)).isTrue();
        transactions.doStating(Scope.nothing(), () -> known.remember(PinKeyCheck.of(keysBefore.current())));
    }

    @Test
    @DisplayName("PIN-7: while keys are rotated no right PIN is refused and no wrong one accepted")
    void whileServing() throws Exception {
        PinCheck check = new PinCheck(
                transactions, tenants, countries, pins, guard, vaultAfter, properties, metrics, rehearsals);
        List<PinVerdict> verdicts = TestThreads.atOnce(21, i -> {
            if (i == 0) {
                rotation.run(progress -> {}, () -> true);
                return new PinVerdict.Accepted(1);
            }
            Carrier carrier = world.carrier();
            return check.check(some.get(i % 5).id(), carrier.id(), new SentPin("48392017"), TestAttempts.another());
        });
        assertThat(verdicts).containsOnly(new PinVerdict.Accepted(1));
    }

    @Test
    @DisplayName("PIN-7: a key under which a PIN is sealed cannot be dropped, one that nothing uses can")
    void drops() {
        String old = pinOf(some.getFirst()).sealed().keyId();
        PinKeyService service = new PinKeyService(transactions, known, rotation, keysAfter, records);
        assertThat(service.forget(old)).isFalse();
        assertThat(service.forget(keysAfter.current().id())).isFalse();
        rotation.run(progress -> {}, () -> true);
        assertThat(service.forget(old)).isTrue();
        assertThatThrownBy(() -> transactions.doStating(
                        Scope.tenant(some.getFirst().id()),
                        () -> pins.set(
                                some.getFirst().id(),
                                new PinVault(keysBefore, Argon2id.byLibraryOrInJava())
                                        .seal(some.getFirst().id().value(), new Pin("48392017")),
                                some.getFirst().admin())))
                .isInstanceOf(DataIntegrityViolationException.class);
        transactions.doStating(Scope.nothing(), () -> known.remember(PinKeyCheck.of(keysBefore.current())));
    }
}
