package io.portwarden.people;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asStale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.people.member.MemberRefusedException;
import io.portwarden.people.member.MemberService;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

@SpringBootTest
class MemberServiceTest {

    @Autowired
    MemberService members;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    SignedInPerson ada;
    SignedInPerson bo;
    SignedInPerson vic;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        ada = tenant.admin();
        bo = world.anotherAdmin(tenant, "Bo Builder");
        vic = tenant.viewer();
        world.bringIn(ada, bo, vic);
    }

    private void remove(SignedInPerson by, SignedInPerson whom) {
        as(by, () -> {
            members.remove(whom.personId());
            return whom;
        });
    }

    private void changeRole(SignedInPerson by, SignedInPerson whom, Role role) {
        as(by, () -> {
            members.changeRole(whom.personId(), role);
            return whom;
        });
    }

    private List<String> people() {
        return as(ada, members::all).stream()
                .map(member -> member.displayName() + " " + member.role())
                .toList();
    }

    private String trail() {
        return world.superuser()
                .sql("""
                        select kind || ' by ' || actor_name || ' about ' || subject_name || ' ' || details
                        from audit_entries where tenant_id = ? order by position desc limit 1
                        """)
                .param(tenant.id().value())
                .query(String.class)
                .single();
    }

    private List<String> told(NoticeKind kind) {
        return world.superuser()
                .sql("select recipient from outbox where tenant_id = ? and kind = ? order by recipient")
                .params(tenant.id().value(), kind.code())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private int count(String sql, Object... params) {
        return world.superuser().sql(sql).params(params).query(Integer.class).single();
    }

    @Test
    @DisplayName("Admins see who can sign in, by name; another tenant's people are not among them")
    void all() {
        TestTenant other = world.usTenant();
        world.bringIn(other.admin());

        assertThat(people())
                .containsExactly("Ada Admin TENANT_ADMIN", "Bo Builder TENANT_ADMIN", "Vic Viewer TENANT_VIEWER");
    }

    @Test
    @DisplayName("Viewers and carriers see and change nothing of it")
    void onlyAdmins() {
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> as(vic, members::all));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> remove(vic, ada));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> changeRole(vic, vic, Role.TENANT_ADMIN));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> as(world.carrier(), members::all));
    }

    @Test
    @DisplayName("Trail: whoever is removed signs in no more, in no way and in no session; the name stays in the trail")
    @Records({AuditKind.PERSON_REMOVED, AuditKind.ROLE_CHANGED})
    void removed() {
        world.superuser()
                .sql("""
                        insert into sessions (tenant_id, session_id, person_id, began_at, last_used_at, browser, source)
                        values (?, ?, ?, now(), now(), 'Firefox', '127.0.0.1')
                        """)
                .params(bo.tenant(), Identifiers.next(), bo.personId())
                .update();
        byte[] key = Identifiers.next().toString().getBytes(StandardCharsets.US_ASCII);
        world.superuser()
                .sql("""
                        insert into passkeys (tenant_id, credential_id, person_id, name, public_key, signature_count,
                                              user_verified, backup_eligible, backed_up, transports, attestation_object)
                        values (?, ?, ?, 'Key', ?, 1, true, false, false, '{}', ?)
                        """)
                .params(bo.tenant(), key, bo.personId(), key, key)
                .update();
        String hash = Sha256.hex("passkey", bo.personId().toString());
        world.superuser()
                .sql("insert into passkey_holders (credential_hash, tenant_id, credential_id) values (?, ?, ?)")
                .params(hash, bo.tenant(), key)
                .update();
        world.superuser()
                .sql("""
                        insert into password_resets (tenant_id, person_id, token_hash, made_at, expires_at)
                        values (?, ?, ?, now(), ?)
                        """)
                .params(bo.tenant(), bo.personId(), hash, OffsetDateTime.now().plusHours(1))
                .update();
        changeRole(ada, vic, Role.TENANT_ADMIN);
        assertThat(trail())
                .isEqualTo("role-changed by Ada Admin about Vic Viewer role=tenant-admin\nprevious-role=tenant-viewer");

        remove(ada, bo);

        assertThat(people()).containsExactly("Ada Admin TENANT_ADMIN", "Vic Viewer TENANT_ADMIN");
        assertThat(trail()).isEqualTo("person-removed by Ada Admin about Bo Builder role=tenant-admin");
        assertThat(count("select count(*) from sessions where person_id = ? and ended_at is null", bo.personId()))
                .isZero();
        assertThat(count("select count(*) from passkeys where person_id = ?", bo.personId()))
                .isZero();
        assertThat(count("select count(*) from passkey_holders where credential_hash = ?", hash))
                .isZero();
        assertThat(count("select count(*) from password_resets where person_id = ? and used_at is null", bo.personId()))
                .isZero();
        assertThat(count("select count(*) from sign_in_names where email = ?", bo.email()))
                .isZero();
        assertThatExceptionOfType(AccessDeniedException.class)
                .as("in a session that goes on for a moment on another node")
                .isThrownBy(() -> remove(bo, ada));
    }

    @Test
    @DisplayName(
            "All admins are told who has changed whose role or removed whom, also whom it was done to (OWASP ASVS 5.0, 6.3.7)")
    @Tells({NoticeKind.MEMBER_REMOVED, NoticeKind.MEMBER_NOW_ADMIN, NoticeKind.MEMBER_NOW_VIEWER})
    void told() {
        changeRole(ada, vic, Role.TENANT_ADMIN);
        assertThat(told(NoticeKind.MEMBER_NOW_ADMIN)).containsExactly(ada.email(), bo.email());
        changeRole(ada, vic, Role.TENANT_VIEWER);
        assertThat(told(NoticeKind.MEMBER_NOW_VIEWER)).containsExactly(ada.email(), bo.email(), vic.email());
        remove(ada, bo);
        assertThat(told(NoticeKind.MEMBER_REMOVED)).containsExactly(ada.email(), bo.email());
    }

    @Test
    @DisplayName("The last admin can be neither removed nor made a viewer, not even by the same admin")
    void lastAdmin() {
        remove(ada, bo);

        assertThatExceptionOfType(MemberRefusedException.class)
                .isThrownBy(() -> remove(ada, ada))
                .matches(refused -> refused.reason() == MemberRefusedException.Reason.LAST_ADMIN);
        assertThatExceptionOfType(MemberRefusedException.class)
                .isThrownBy(() -> changeRole(ada, ada, Role.TENANT_VIEWER))
                .matches(refused -> refused.reason() == MemberRefusedException.Reason.LAST_ADMIN);
        assertThat(people()).containsExactly("Ada Admin TENANT_ADMIN", "Vic Viewer TENANT_VIEWER");
    }

    @RepeatedTest(10)
    @DisplayName("Of two admins who remove each other, or make each other viewers, at the same moment one does")
    void eachOther() throws Exception {
        boolean viewers = Identifiers.next().getLeastSignificantBits() % 2 == 0;

        List<Boolean> done = TestThreads.atOnce(2, index -> {
            SignedInPerson by = index == 0 ? ada : bo;
            SignedInPerson whom = index == 0 ? bo : ada;
            try {
                if (viewers) {
                    changeRole(by, whom, Role.TENANT_VIEWER);
                } else {
                    remove(by, whom);
                }
                return true;
            } catch (AccessDeniedException noAdminAnyMore) {
                return false;
            }
        });

        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertThat(count(
                        "select count(*) from people where tenant_id = ? and role = 'tenant-admin' and removed_at is null",
                        tenant.id().value()))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("PIN-9: it takes a fresh sign-in")
    void fresh() {
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(ada, () -> {
                    members.remove(bo.personId());
                    return bo;
                }));
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(ada, () -> {
                    members.changeRole(bo.personId(), Role.TENANT_VIEWER);
                    return bo;
                }));
        assertThat(people()).hasSize(3);
    }

    @Test
    @DisplayName("Somebody of another tenant is not found, and stays")
    void anotherTenant() {
        TestTenant other = world.usTenant();
        world.bringIn(other.admin(), other.viewer());
        for (UUID stranger : List.of(other.admin().personId(), other.viewer().personId(), UUID.randomUUID())) {
            SignedInPerson them = new SignedInPerson(ada.tenant(), stranger, "x@y.example", "X", Role.TENANT_VIEWER);
            assertThatExceptionOfType(MemberRefusedException.class)
                    .isThrownBy(() -> remove(ada, them))
                    .matches(refused -> refused.reason() == MemberRefusedException.Reason.GONE);
            assertThatExceptionOfType(MemberRefusedException.class)
                    .isThrownBy(() -> changeRole(ada, them, Role.TENANT_ADMIN));
        }
        assertThat(count(
                        "select count(*) from people where tenant_id = ? and removed_at is null",
                        other.id().value()))
                .isEqualTo(2);
        assertThatExceptionOfType(AccessDeniedException.class)
                .as("operators are the provider's")
                .isThrownBy(() -> changeRole(ada, vic, Role.OPERATOR));
    }

    @Test
    @DisplayName("Operators decide about operators; all of them are told (OWASP ASVS 5.0, 6.3.7)")
    @Tells(NoticeKind.OPERATOR_REMOVED)
    void operators() {
        SignedInPerson olga = operator("olga");
        SignedInPerson otto = operator("otto");
        world.bringIn(olga, otto);

        remove(olga, otto);

        assertThat(as(olga, members::all))
                .extracting(Member::email)
                .contains(olga.email())
                .doesNotContain(otto.email());
        assertThat(world.superuser()
                        .sql("select recipient from outbox where kind = 'operator-removed' and recipient in (?, ?)")
                        .params(olga.email(), otto.email())
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactlyInAnyOrder(olga.email(), otto.email());
        assertThatExceptionOfType(MemberRefusedException.class).isThrownBy(() -> remove(olga, bo));
    }

    private static SignedInPerson operator(String name) {
        UUID id = Identifiers.next();
        return new SignedInPerson(
                TenantId.PROVIDER.value(), id, name + "-" + id + "@portwarden.example", name, Role.OPERATOR);
    }
}
