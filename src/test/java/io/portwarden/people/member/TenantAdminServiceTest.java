package io.portwarden.people.member;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asStale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.people.member.RecoveryRefusedException.Reason;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

@SpringBootTest
class TenantAdminServiceTest {

    @Autowired
    TenantAdminService admins;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    SignedInPerson olga;
    SignedInPerson otto;
    String email;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        olga = operator("Olga");
        otto = operator("Otto");
        email = "ivy-" + Identifiers.next() + "@acme.example";
    }

    private SignedInPerson operator(String name) {
        UUID id = Identifiers.next();
        SignedInPerson operator = new SignedInPerson(
                TenantId.PROVIDER.value(),
                id,
                name.toLowerCase(Locale.ROOT) + "-" + id + "@portwarden.example",
                name,
                Role.OPERATOR);
        world.bringIn(operator);
        setBack(operator, "8 days");
        return operator;
    }

    private void setBack(SignedInPerson person, String interval) {
        world.superuser()
                .sql("update people set created_at = created_at - ?::interval where person_id = ?")
                .params(interval, person.personId())
                .update();
    }

    /** The tenant's people have not been seen for a long time. */
    private void adminsAreGone() {
        world.bringIn(tenant.admin(), tenant.viewer());
        setBack(tenant.admin(), "31 days");
    }

    private void inviteFirst(SignedInPerson by, String address) {
        as(by, () -> {
            admins.inviteFirst(tenant.id(), address, Locale.ENGLISH);
            return address;
        });
    }

    private UUID request(SignedInPerson by) {
        return as(by, () -> {
            admins.request(tenant.id(), email, Locale.FRENCH);
            return admins.open().stream()
                    .filter(recovery -> recovery.tenantId().equals(tenant.id()))
                    .findFirst()
                    .orElseThrow()
                    .id();
        });
    }

    private void consent(SignedInPerson by, UUID id) {
        as(by, () -> {
            admins.consent(tenant.id(), id);
            return id;
        });
    }

    private void stop(SignedInPerson by, UUID id) {
        as(by, () -> {
            admins.stop(tenant.id(), id);
            return id;
        });
    }

    private AdminStanding standing() {
        return as(olga, () -> admins.look(tenant.id())).standing();
    }

    private List<String> invited() {
        return as(olga, () -> admins.look(tenant.id())).invitations().stream()
                .map(invitation -> invitation.email() + " " + invitation.role())
                .toList();
    }

    private List<String> told(NoticeKind kind) {
        return world.superuser()
                .sql(
                        "select recipient from outbox where kind = ? and (tenant_id = ? or params ->> 'tenant' = ?) order by 1")
                .params(kind.code(), tenant.id().value(), tenant.tenant().name())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private List<String> trail() {
        return world.superuser()
                .sql("""
                        select kind || ' by ' || actor_kind || ' ' || actor_name from audit_entries
                        where tenant_id = ? order by position
                        """)
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private void refused(Reason reason, Runnable work) {
        assertThatExceptionOfType(RecoveryRefusedException.class)
                .isThrownBy(work::run)
                .matches(refused -> refused.reason() == reason, reason.name());
    }

    @Test
    @DisplayName(
            "One operator invites the first admin of a tenant that never had one, and another in the place of a mistake")
    void first() {
        assertThat(standing()).isEqualTo(AdminStanding.NONE_YET);
        inviteFirst(olga, "tpyo-" + email);
        inviteFirst(olga, email);

        assertThat(invited()).containsExactly(email + " TENANT_ADMIN");
        assertThat(told(NoticeKind.PERSON_INVITED)).containsExactlyInAnyOrder(email, "tpyo-" + email);
        assertThat(trail())
                .containsExactly(
                        "person-invited by operator Olga",
                        "invitation-cancelled by operator Olga",
                        "person-invited by operator Olga");
        refused(Reason.NONE_YET, () -> request(olga));
    }

    @Test
    @DisplayName("A tenant that has an admin, or ever had one, is given none by one operator alone")
    void notTheFirst() {
        world.bringIn(tenant.admin());
        assertThat(standing()).isEqualTo(AdminStanding.THERE);
        for (String gone : List.of("role = 'tenant-viewer'", "removed_at = now()")) {
            assertThatExceptionOfType(InvitationRefusedException.class)
                    .isThrownBy(() -> inviteFirst(olga, email))
                    .matches(refused -> refused.reason() == InvitationRefusedException.Reason.NOT_THE_FIRST);
            world.superuser()
                    .sql("update people set " + gone + " where person_id = ?")
                    .param(tenant.admin().personId())
                    .update();
            assertThat(standing()).isEqualTo(AdminStanding.GONE);
        }
        assertThatExceptionOfType(InvitationRefusedException.class).isThrownBy(() -> inviteFirst(olga, email));
    }

    @Test
    @DisplayName("Trail: where the admins are gone, one operator asks, another consents, and the invitation goes out")
    @Records({AuditKind.RECOVERY_REQUESTED, AuditKind.RECOVERY_CONSENTED})
    void consented() {
        adminsAreGone();
        UUID id = request(olga);
        assertThat(invited()).isEmpty();

        consent(otto, id);

        assertThat(invited()).containsExactly(email + " TENANT_ADMIN");
        assertThat(trail())
                .containsExactly(
                        "recovery-requested by operator Olga",
                        "person-invited by operator Otto",
                        "recovery-consented by operator Otto");
        refused(Reason.OVER, () -> consent(otto, id));
    }

    @Test
    @DisplayName(
            "Everybody who is or was there is told of every step, and all operators of the request (OWASP ASVS 5.0, 6.4.1)")
    @Tells({
        NoticeKind.RECOVERY_REQUESTED,
        NoticeKind.RECOVERY_CONSENTED,
        NoticeKind.RECOVERY_STOPPED,
        NoticeKind.RECOVERY_TO_CONSENT
    })
    void told() {
        adminsAreGone();
        SignedInPerson rae = world.anotherAdmin(tenant, "Rae Removed");
        world.bringIn(rae);
        world.superuser()
                .sql("update people set removed_at = now() where person_id = ?")
                .param(rae.personId())
                .update();
        String[] everybody = {tenant.admin().email(), tenant.viewer().email(), rae.email()};

        stop(otto, request(olga));
        consent(otto, request(olga));

        assertThat(told(NoticeKind.RECOVERY_REQUESTED)).hasSize(6).contains(everybody);
        assertThat(told(NoticeKind.RECOVERY_STOPPED)).containsExactlyInAnyOrder(everybody);
        assertThat(told(NoticeKind.RECOVERY_CONSENTED)).containsExactlyInAnyOrder(everybody);
        assertThat(told(NoticeKind.RECOVERY_TO_CONSENT)).contains(olga.email(), otto.email());
    }

    @Test
    @DisplayName("Nobody alone takes a tenant over: whoever has asked cannot consent, not even past the program")
    void ownRequest() {
        adminsAreGone();
        UUID id = request(olga);

        refused(Reason.OWN_REQUEST, () -> consent(olga, id));

        assertThatThrownBy(() -> world.superuser().sql("""
                                update recoveries set ended_at = now(), ended_by = requested_by, outcome = 'consented'
                                where recovery_id = ?
                                """).param(id).update())
                .hasMessageContaining("recoveries_check");
        assertThat(invited()).isEmpty();
    }

    @Test
    @DisplayName("An operator who is new cannot consent: else one could invite another only for that")
    void newOperator() {
        adminsAreGone();
        SignedInPerson fake = operator("Fay");
        setBack(fake, "-25 hours");
        UUID id = request(olga);
        refused(Reason.NEW_OPERATOR, () -> consent(fake, id));
        SignedInPerson nobody = world.operator();
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> consent(nobody, id));
        assertThat(invited()).isEmpty();
    }

    @Test
    @DisplayName("As soon as an admin signs in, nobody is invited")
    void adminIsBack() {
        adminsAreGone();
        UUID id = request(olga);
        world.superuser()
                .sql("""
                        insert into sessions (tenant_id, session_id, person_id, began_at, last_used_at, browser, source)
                        values (?, ?, ?, now(), now(), 'Firefox', '127.0.0.1')
                        """)
                .params(tenant.id().value(), Identifiers.next(), tenant.admin().personId())
                .update();

        refused(Reason.ADMINS_ARE_THERE, () -> consent(otto, id));

        assertThat(invited()).isEmpty();
        assertThat(standing()).isEqualTo(AdminStanding.THERE);
        refused(Reason.ADMINS_ARE_THERE, () -> request(otto));
    }

    @Test
    @DisplayName("Trail: any operator stops a request; a stopped one, and one of three days ago, is over")
    @Records(AuditKind.RECOVERY_STOPPED)
    void over() {
        adminsAreGone();
        UUID stopped = request(olga);
        refused(Reason.ASKED_ALREADY, () -> request(otto));
        stop(otto, stopped);
        assertThat(trail()).last().isEqualTo("recovery-stopped by operator Otto");
        refused(Reason.OVER, () -> consent(otto, stopped));

        UUID expired = request(olga);
        world.superuser()
                .sql("update recoveries set expires_at = expires_at - interval '72 hours' where recovery_id = ?")
                .param(expired)
                .update();
        refused(Reason.OVER, () -> consent(otto, expired));
        refused(Reason.OVER, () -> stop(otto, expired));
        assertThat(as(olga, admins::open))
                .noneMatch(recovery -> recovery.tenantId().equals(tenant.id()));
    }

    @RepeatedTest(5)
    @DisplayName("Of two operators who consent, and one who stops, at the same moment one does")
    void atOnce() throws Exception {
        adminsAreGone();
        SignedInPerson oona = operator("Oona");
        UUID id = request(olga);

        List<Boolean> done = TestThreads.atOnce(3, index -> {
            try {
                if (index == 2) {
                    stop(olga, id);
                } else {
                    consent(index == 0 ? otto : oona, id);
                }
                return true;
            } catch (RecoveryRefusedException late) {
                return false;
            }
        });

        assertThat(done).containsOnlyOnce(true);
        assertThat(invited()).hasSize(Boolean.TRUE.equals(done.get(2)) ? 0 : 1);
    }

    @Test
    @DisplayName("PIN-9: it takes a fresh sign-in, and an operator")
    void whoAndWhen() {
        adminsAreGone();
        UUID id = request(olga);
        for (SignedInPerson other : List.of(tenant.admin(), tenant.viewer())) {
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> consent(other, id));
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> request(other));
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> inviteFirst(other, email));
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> as(other, admins::open));
        }
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(otto, () -> {
                    admins.consent(tenant.id(), id);
                    return id;
                }));
        for (TenantId none : List.of(TenantId.next(), TenantId.PROVIDER)) {
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> as(olga, () -> admins.look(none)));
        }
    }
}
