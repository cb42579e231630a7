package io.portwarden.upstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestWorld;
import io.portwarden.Unused;
import io.portwarden.apikey.ApiKey;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.NoticeKind;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.ConnectionRefusal;
import io.portwarden.upstream.ConnectionRefusedException;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.connection.Connections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

@SpringBootTest
class UpstreamDeskTest {

    private static final String SECRET = "s3cret-of-their-api";

    @Autowired
    UpstreamDesk desk;

    @Autowired
    Connections connections;

    @Autowired
    TestWorld world;

    private SignedInPerson operator;
    private String name;

    @BeforeEach
    void begin() {
        operator = world.operator();
        world.bringIn(operator);
        name = "Bandwidth " + UUID.randomUUID();
    }

    private AddedConnection add() {
        return TestWorld.as(
                operator,
                () -> desk.add(
                        UpstreamKind.BANDWIDTH,
                        name,
                        Unused.spid(),
                        Map.of(ConnectionField.USER_NAME, "bandwidth", ConnectionField.API_KEY, SECRET)));
    }

    private UpstreamConnection change(UpstreamConnection connection, Map<ConnectionField, String> settings) {
        return TestWorld.as(operator, () -> desk.change(connection.id(), name, settings, true));
    }

    private void mode(UpstreamConnection connection, ConnectionMode mode) {
        TestWorld.as(operator, () -> {
            desk.changeMode(connection.id(), mode);
            return mode;
        });
    }

    private List<String> trail() {
        return world.superuser()
                .sql("select kind from audit_entries where tenant_id = ? and subject_name = ?"
                        + " and kind like 'upstream-%' order by position")
                .params(TenantId.PROVIDER.value(), name)
                .query((row, index) -> row.getString(1))
                .list();
    }

    private List<String> mails() {
        return world.superuser()
                .sql("select kind from outbox where recipient = ? and params ->> 'upstream' = ? order by notice_id")
                .params(operator.email(), name)
                .query((row, index) -> row.getString(1))
                .list();
    }

    @Test
    @DisplayName("UPS-12: a new connection rehearses; going live and back is one click, with trail and mail")
    @Records({
        AuditKind.UPSTREAM_ADDED,
        AuditKind.UPSTREAM_CHANGED,
        AuditKind.UPSTREAM_PASSWORD_CHANGED,
        AuditKind.UPSTREAM_LIVE,
        AuditKind.UPSTREAM_REHEARSES,
        AuditKind.UPSTREAM_OFF
    })
    @Tells({NoticeKind.UPSTREAM_LIVE, NoticeKind.UPSTREAM_REHEARSES, NoticeKind.UPSTREAM_OFF})
    void modes() {
        UpstreamConnection connection = add().connection();
        assertThat(connection.mode()).isEqualTo(ConnectionMode.REHEARSAL);
        assertThat(connection.handsPins()).isFalse();

        mode(connection, ConnectionMode.LIVE);
        assertThat(connections.find(connection.id()).orElseThrow().mode()).isEqualTo(ConnectionMode.LIVE);
        mode(connection, ConnectionMode.LIVE);
        mode(connection, ConnectionMode.REHEARSAL);
        mode(connection, ConnectionMode.OFF);
        UpstreamConnection changed = change(connection, Map.of(ConnectionField.USER_NAME, "other"));
        assertThat(changed.handsPins()).isTrue();
        assertThat(changed.mode()).isEqualTo(ConnectionMode.OFF);
        ApiKey unused = TestWorld.as(operator, () -> desk.newPassword(connection.id()));

        assertThat(trail())
                .containsExactly(
                        "upstream-added",
                        "upstream-live",
                        "upstream-rehearses",
                        "upstream-off",
                        "upstream-changed",
                        "upstream-password-changed");
        assertThat(mails()).containsExactly("upstream-live", "upstream-rehearses", "upstream-off");
    }

    @Test
    @DisplayName("UPS-13: the password is shown once and kept as a digest; a new one counts alone")
    void password() {
        AddedConnection added = add();
        UpstreamConnection connection = added.connection();
        String first = Objects.requireNonNull(added.password()).text();
        assertThat(connections.hasPassword(connection, first)).isTrue();
        assertThat(connections.hasPassword(connection, first + "x")).isFalse();
        assertThat(connections.hasPassword(connection, "")).isFalse();

        String second =
                TestWorld.as(operator, () -> desk.newPassword(connection.id())).text();
        assertThat(connections.hasPassword(connection, first)).isFalse();
        assertThat(connections.hasPassword(connection, second)).isTrue();
        assertThat(world.superuser()
                        .sql("select c::text from upstream_connections c where connection_id = ?")
                        .param(connection.id())
                        .query((row, index) -> row.getString(1))
                        .single())
                .doesNotContain(first, second);
    }

    @Test
    @DisplayName(
            "UPS-10: a secret is sealed, bound to its place, shown to nobody, and stays unless another one is given")
    void secrets() {
        UpstreamConnection connection = add().connection();
        assertThat(connection).asString().doesNotContain(SECRET);
        assertThat(connections.secret(connection, ConnectionField.API_KEY)).contains(SECRET);
        String sealed = sealed(connection);
        assertThat(sealed).doesNotContain(SECRET);

        UpstreamConnection changed = change(connection, Map.of(ConnectionField.USER_NAME, "bandwidth"));
        assertThat(connections.secret(changed, ConnectionField.API_KEY)).contains(SECRET);
        UpstreamConnection without =
                change(connection, Map.of(ConnectionField.USER_NAME, "bandwidth", ConnectionField.API_KEY, ""));
        assertThat(connections.secret(without, ConnectionField.API_KEY)).isEmpty();

        name = "Other " + name;
        UpstreamConnection other = add().connection();
        world.superuser()
                .sql("update upstream_settings set value = ? where connection_id = ? and field = 'api-key'")
                .params(sealed, other.id())
                .update();
        connections.load();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> connections.secret(other, ConnectionField.API_KEY));
    }

    private String sealed(UpstreamConnection connection) {
        return world.superuser()
                .sql("select value from upstream_settings where connection_id = ? and field = 'api-key'")
                .param(connection.id())
                .query((row, index) -> row.getString(1))
                .single();
    }

    private void assertRefused(ConnectionRefusal refusal, Runnable work) {
        assertThatExceptionOfType(ConnectionRefusedException.class)
                .isThrownBy(() -> TestWorld.as(operator, () -> {
                    work.run();
                    return refusal;
                }))
                .matches(thrown -> thrown.refusal() == refusal);
    }

    @Test
    @DisplayName("UPS-13: no two connections have one name, however it is written, and a carrier's SPID is not theirs")
    void refused() {
        Map<ConnectionField, String> settings = Map.of(ConnectionField.USER_NAME, "bandwidth");
        UpstreamConnection connection = add().connection();
        assertThat(connections.named("  " + name.toUpperCase(Locale.ROOT))).contains(connection);
        assertThat(connections.of(connection.carrier().id())).contains(connection);

        String same = name.replace(" ", "").toUpperCase(Locale.ROOT);
        assertRefused(
                ConnectionRefusal.NAME_TAKEN, () -> desk.add(UpstreamKind.BANDWIDTH, same, Unused.spid(), settings));
        Carrier carrier = world.carrier();
        assertRefused(
                ConnectionRefusal.SPID_TAKEN,
                () -> desk.add(UpstreamKind.BANDWIDTH, "B " + Identifiers.next(), carrier.spid(), settings));
        assertRefused(ConnectionRefusal.SPID_WRONG, () -> desk.add(UpstreamKind.BANDWIDTH, "B 2", "12345", settings));
        assertRefused(
                ConnectionRefusal.NAME_WRONG, () -> desk.add(UpstreamKind.BANDWIDTH, " ", Unused.spid(), settings));
        assertRefused(
                ConnectionRefusal.SETTING_MISSING,
                () -> desk.add(UpstreamKind.BANDWIDTH, "B 3", Unused.spid(), Map.of()));
        assertRefused(
                ConnectionRefusal.SETTING_WRONG,
                () -> desk.add(
                        UpstreamKind.BANDWIDTH, "B 4", Unused.spid(), Map.of(ConnectionField.USER_NAME, "with:colon")));
        assertRefused(
                ConnectionRefusal.SETTING_MISSING,
                () -> desk.change(connection.id(), name, Map.of(ConnectionField.USER_NAME, ""), false));
    }

    @Test
    @DisplayName("PIN-9: what switches a guard on or off asks for a fresh sign-in, and operators alone may")
    void whoMay() {
        UpstreamConnection connection = add().connection();
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> TestWorld.asStale(operator, () -> {
                    desk.changeMode(connection.id(), ConnectionMode.LIVE);
                    return name;
                }));
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> TestWorld.asStale(operator, () -> desk.newPassword(connection.id())));
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(
                        () -> TestWorld.asStale(operator, () -> desk.change(connection.id(), name, Map.of(), false)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> TestWorld.as(world.usTenant().admin(), desk::list));
        assertThat(TestWorld.asStale(operator, desk::list))
                .anyMatch(one -> one.connection().equals(connection)
                        && one.secrets().equals(java.util.Set.of(ConnectionField.API_KEY)));
    }
}
