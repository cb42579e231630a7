package io.portwarden.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.portwarden.Patience;
import io.portwarden.TestDatabase;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.apikey.ApiKey;
import io.portwarden.apikey.KeyOnFile;
import io.portwarden.apikey.TooManyKeysException;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class CarrierServiceTest {

    @Autowired
    CarrierService carriers;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    @Autowired
    TestWorld world;

    Carrier carrier = new Carrier(CarrierId.next(), "0000", "none yet");
    ApiKey key = ApiKey.generate();

    @BeforeEach
    void makeWorld() {
        carrier = world.carrier();
        key = issue(carrier, null);
    }

    private ApiKey issue(Carrier to, @Nullable Instant expiresAt) {
        return transactions.stating(
                Scope.carrier(to.id().value()), () -> carriers.issueKey(to.id(), "test", expiresAt));
    }

    private void set(String assignment) {
        world.superuser()
                .sql("update api_keys set " + assignment + " where key_hash = ?")
                .param(key.hash())
                .update();
    }

    private Optional<Instant> lastUsed() {
        return world.superuser()
                .sql("select last_used_at from api_keys where key_hash = ? and last_used_at is not null")
                .param(key.hash())
                .query((row, index) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    @Test
    @DisplayName("A key tells which carrier it is")
    void authenticates() {
        assertThat(carriers.authenticate(key).map(IssuedKey::carrier)).contains(carrier);
    }

    @Test
    @DisplayName("A key that was never given out is nobody's")
    void unknown() {
        assertThat(carriers.authenticate(ApiKey.generate()).map(IssuedKey::carrier))
                .isEmpty();
    }

    @Test
    @DisplayName("A key counts until it expires, and not from then on")
    void expires() {
        Instant now = Instant.now();
        assertThat(carriers.authenticate(issue(carrier, now.plusSeconds(60))).map(IssuedKey::carrier))
                .contains(carrier);
        set("expires_at = now() - interval '1 second'");
        assertThat(carriers.authenticate(key)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> issue(carrier, now.minusSeconds(1)));
    }

    @Test
    @DisplayName("A revoked key does not count from the next request on")
    void revoked() {
        assertThat(carriers.authenticate(key).map(IssuedKey::carrier)).contains(carrier);
        set("revoked_at = now()");
        assertThat(carriers.authenticate(key).map(IssuedKey::carrier)).isEmpty();
    }

    private <T> T asProvider(Supplier<T> work) {
        return transactions.stating(Scope.provider(), work);
    }

    private List<KeyOnFile> onFile() {
        return asProvider(() -> carriers.keys(carrier.id()));
    }

    @Test
    @DisplayName("A carrier has two valid keys at the most, so that it can change over from one to the next")
    void rotation() {
        ApiKey next = issue(carrier, Instant.now().plusSeconds(3600));
        assertThatExceptionOfType(TooManyKeysException.class).isThrownBy(() -> issue(carrier, null));
        assertThat(carriers.authenticate(key)).isPresent();
        assertThat(carriers.authenticate(next)).isPresent();

        KeyOnFile old = onFile().getLast();
        assertThat(asProvider(() -> carriers.revokeKey(carrier.id(), old.id()))).isTrue();
        assertThat(asProvider(() -> carriers.revokeKey(carrier.id(), old.id()))).isFalse();
        Carrier other = world.carrier();
        KeyOnFile young = onFile().getFirst();
        assertThat(asProvider(() -> carriers.revokeKey(other.id(), young.id()))).isFalse();
        assertThat(carriers.authenticate(key)).isEmpty();
        assertThat(carriers.authenticate(next)).isPresent();
        assertThat(carriers.authenticate(issue(carrier, null))).isPresent();
        assertThatExceptionOfType(TooManyKeysException.class).isThrownBy(() -> issue(carrier, null));
    }

    @Test
    @DisplayName("An expired key makes room for another")
    void expiredMakesRoom() {
        issue(carrier, null);
        set("expires_at = now() - interval '1 second'");
        assertThat(carriers.authenticate(issue(carrier, null))).isPresent();
    }

    @Test
    @DisplayName("Of ten keys asked for at once a carrier gets as many as there is room for")
    void atOnce() throws Exception {
        List<Boolean> given = TestThreads.atOnce(10, i -> {
            try {
                issue(carrier, null);
                return true;
            } catch (TooManyKeysException full) {
                return false;
            }
        });
        assertThat(given).filteredOn(yes -> yes).hasSize(1);
        assertThat(onFile()).hasSize(2);
    }

    @Test
    @DisplayName("Of a key its name, times and last use are on file, newest key first, and not the key")
    void listed() {
        Instant expiry = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MICROS);
        asProvider(() -> carriers.issueKey(carrier.id(), "from December", expiry));
        carriers.authenticate(key);
        waitUntilNoted();
        List<KeyOnFile> listed = onFile();
        assertThat(listed).extracting(KeyOnFile::name).containsExactly("from December", "test");
        assertThat(listed.getFirst())
                .returns(expiry, KeyOnFile::expiresAt)
                .returns(null, KeyOnFile::lastUsedAt)
                .returns(null, KeyOnFile::revokedAt);
        assertThat(listed.getLast().lastUsedAt()).isBetween(listed.getLast().createdAt(), Instant.now());
        assertThat(listed.toString()).doesNotContain(key.text()).doesNotContain(key.hash());
        Carrier other = world.carrier();
        assertThat(transactions.stating(Scope.carrier(other.id().value()), () -> carriers.keys(carrier.id())))
                .isEmpty();
    }

    @Test
    @DisplayName("A replaced key does not count any more, the new one does, and those of others stay")
    void replaced() {
        Carrier other = world.carrier();
        ApiKey others = issue(other, null);
        ApiKey next = ApiKey.generate();

        transactions.doStating(Scope.provider(), () -> carriers.replaceKey(carrier.id(), "test", next));

        assertThat(carriers.authenticate(key).map(IssuedKey::carrier)).isEmpty();
        assertThat(carriers.authenticate(next).map(IssuedKey::carrier)).contains(carrier);
        assertThat(carriers.authenticate(others).map(IssuedKey::carrier)).contains(other);
    }

    @Test
    @DisplayName("A key is one carrier's only")
    void takenKey() {
        Carrier other = world.carrier();
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> transactions.doStating(
                        Scope.carrier(other.id().value()), () -> carriers.issueKey(other.id(), "test", null, key)));
        assertThat(carriers.authenticate(key).map(IssuedKey::carrier)).contains(carrier);
    }

    @Test
    @DisplayName("The database holds no key, only digests")
    void stored() {
        assertThat(world.superuser()
                        .sql("select row_to_json(api_keys)::text from api_keys")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(key.text()))
                .anyMatch(row -> row.contains(key.hash()));
    }

    @Test
    @DisplayName("Another carrier's keys, and tenants', show nothing of a key")
    void otherCarriers() {
        Carrier other = world.carrier();
        assertThat(visible(Scope.carrier(other.id().value()))).isEmpty();
        assertThat(visible(Scope.apiKey(ApiKey.generate().hash()))).isEmpty();
        assertThat(visible(Scope.tenant(world.usTenant().id()))).isEmpty();
        assertThat(visible(Scope.nothing())).isEmpty();
        assertThat(visible(Scope.carrier(carrier.id().value()))).containsExactly(key.hash());
        assertThat(visible(Scope.apiKey(key.hash()))).containsExactly(key.hash());
    }

    private List<String> visible(Scope scope) {
        return transactions.stating(
                scope,
                () -> jdbc.sql("select key_hash from api_keys")
                        .query(String.class)
                        .list());
    }

    @Test
    @DisplayName("When a key was last used is noted once a minute")
    void lastUse() {
        carriers.authenticate(key);
        waitUntilNoted();

        set("last_used_at = now() - interval '50 seconds'");
        Optional<Instant> before = lastUsed();
        carriers.authenticate(key);
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        assertThat(lastUsed()).isEqualTo(before);

        set("last_used_at = null");
        carriers.authenticate(key);
        waitUntilNoted();
    }

    private void waitUntilNoted() {
        Patience.until("noted", () -> lastUsed().isPresent());
    }

    @Test
    @Timeout(120)
    @DisplayName("Noting the last use waits for nobody, and nobody for it")
    void lastUseBeside() throws SQLException {
        try (Connection other = database.asSuperuser().getConnection()) {
            other.setAutoCommit(false);
            try (PreparedStatement lock =
                    other.prepareStatement("select 1 from api_keys where key_hash = ? for update")) {
                lock.setString(1, key.hash());
                lock.execute();
            }
            for (int i = 0; i < 30; i++) {
                assertThat(carriers.authenticate(key).map(IssuedKey::carrier)).contains(carrier);
            }
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            assertThat(waiting()).isEmpty();
            other.rollback();
        }
        carriers.authenticate(key);
        waitUntilNoted();
    }

    private List<String> waiting() {
        return world.superuser()
                .sql("select query from pg_stat_activity where wait_event_type = 'Lock'")
                .query((row, index) -> row.getString(1))
                .list();
    }

    @Test
    @DisplayName("A key that nothing can be noted of still counts")
    void lastUseFails() {
        world.superuser().sql("revoke update on api_keys from portwarden_app").update();
        try {
            assertThatNoException().isThrownBy(() -> carriers.authenticate(key).map(IssuedKey::carrier));
            assertThat(carriers.authenticate(key).map(IssuedKey::carrier)).contains(carrier);
        } finally {
            world.superuser().sql("grant update on api_keys to portwarden_app").update();
        }
    }

    @Test
    @DisplayName("Carriers are found by id and by SPID")
    void find() {
        Carrier other = world.carrier();
        transactions.doStating(Scope.nothing(), () -> {
            assertThat(carriers.get(carrier.id())).isEqualTo(carrier);
            assertThat(carriers.find(List.of(carrier.id(), other.id(), CarrierId.next())))
                    .containsOnlyKeys(carrier.id(), other.id())
                    .containsEntry(other.id(), other);
            assertThat(carriers.findBySpid(carrier.spid())).contains(carrier);
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> carriers.get(CarrierId.next()));
        });
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("A SPID has four characters of A to Z and 0 to 9")
    @ValueSource(strings = {"", "123", "12345", "12a4", "12-4", "١٢٣٤"})
    void spid(String spid) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Carrier(CarrierId.next(), spid, "Name"));
    }
}
