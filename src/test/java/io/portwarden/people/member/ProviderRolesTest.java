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
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.people.MailedToken;
import io.portwarden.people.member.MemberRefusedException.Reason;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

/** Who of the provider's people may do what, and who says so. */
@SpringBootTest
class ProviderRolesTest {

    @Autowired
    MemberService members;

    @Autowired
    InvitationService invitations;

    @Autowired
    InvitationAcceptance acceptance;

    @Autowired
    TestWorld world;

    SignedInPerson olga;
    SignedInPerson sean;
    SignedInPerson dora;
    SignedInPerson sue;

    /** Other tests leave people behind. */
    @BeforeEach
    void makeWorld() {
        world.superuser().sql("""
                        with gone as (update people set removed_at = now() where removed_at is null and
                                      role in ('operator', 'security', 'desk', 'support') returning email)
                        delete from sign_in_names where email in (select email from gone)
                        """).update();
        olga = world.provider(Role.OPERATOR);
        sean = world.provider(Role.SECURITY);
        dora = world.provider(Role.DESK);
        sue = world.provider(Role.SUPPORT);
        world.bringIn(olga, sean, dora, sue);
    }

    private void changeRole(SignedInPerson by, SignedInPerson whom, Role role) {
        as(by, () -> members.changeRole(whom.personId(), role));
    }

    private void remove(SignedInPerson by, SignedInPerson whom) {
        as(by, () -> members.remove(whom.personId()));
    }

    private String roleOf(SignedInPerson person) {
        return world.superuser()
                .sql(
                        "select role || case when removed_at is null then '' else ', gone' end from people where person_id = ?")
                .param(person.personId())
                .query(String.class)
                .single();
    }

    private List<String> told(NoticeKind kind, String member) {
        return world.superuser()
                .sql(
                        "select recipient from outbox where kind = ? and params::text like '%' || ? || '%' order by recipient")
                .params(kind.code(), member)
                .query((row, index) -> row.getString(1))
                .list();
    }

    private List<String> sorted(SignedInPerson... people) {
        return List.of(people).stream().map(SignedInPerson::email).sorted().toList();
    }

    private static String newEmail() {
        return "nora-" + Identifiers.next() + "@portwarden.example";
    }

    private void invite(SignedInPerson by, String email, Role role) {
        as(by, () -> invitations.invite(email, role, Locale.ENGLISH));
    }

    private UUID openFor(String email) {
        return as(olga, invitations::open).stream()
                .filter(invitation -> invitation.email().equals(email))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private MailedToken tokenFor(String email) {
        String params = world.superuser()
                .sql(
                        "select params::text from outbox where kind = 'person-invited' and recipient = ? order by notice_id desc limit 1")
                .param(email)
                .query(String.class)
                .single();
        String from = params.substring(params.indexOf("token=") + "token=".length());
        return new MailedToken(MailedToken.Kind.INVITATION, from.substring(0, 43));
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPPORT", "DESK", "SECURITY", "OPERATOR"})
    @DisplayName(
            "OPR-3: who is invited comes in by the link in the role that the invitation names; who sees to security hears of it")
    @Tells(NoticeKind.OPERATOR_INVITED)
    void invited(Role role) {
        String email = newEmail();
        invite(olga, email, role);
        assertThat(acceptance.find(tokenFor(email)).orElseThrow().role()).isEqualTo(role);

        acceptance.accept(tokenFor(email), "Nora", "correct horse battery", Locale.ENGLISH);

        assertThat(as(sean, members::all)).anyMatch(member -> member.email().equals(email) && member.role() == role);
        assertThat(told(NoticeKind.OPERATOR_INVITED, email)).isEqualTo(sorted(olga, sean));
    }

    @Test
    @DisplayName("OPR-3: support and desk see nothing of who the people are, and invite, change and remove nobody")
    void notTheirs() {
        invite(olga, newEmail(), Role.DESK);
        for (SignedInPerson one : List.of(sue, dora)) {
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> as(one, members::all));
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> as(one, invitations::open));
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> invite(one, newEmail(), Role.SUPPORT));
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> changeRole(one, one, Role.OPERATOR));
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> remove(one, olga));
        }
    }

    @Test
    @DisplayName(
            "OPR-3: whoever sees to security makes no operator: not by an invitation, old or new, nor of themselves or of others")
    void noOperator() {
        String email = newEmail();
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> invite(sean, email, Role.OPERATOR));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> changeRole(sean, sean, Role.OPERATOR));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> changeRole(sean, dora, Role.OPERATOR));
        invite(olga, email, Role.OPERATOR);
        UUID invitation = openFor(email);
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(sean, () -> {
                    invitations.resend(invitation);
                    return invitation;
                }));
        as(sean, () -> {
            invitations.cancel(invitation);
            return invitation;
        });
        invite(sean, email, Role.DESK);
        assertThat(roleOf(sean)).isEqualTo("security");
        assertThat(roleOf(dora)).isEqualTo("desk");
    }

    @Test
    @DisplayName(
            "OPR-1: nobody gives one of the provider's people a role of a tenant's, or a tenant's a role of the provider's")
    void ownKind() {
        TestWorld.TestTenant tenant = world.usTenant();
        world.bringIn(tenant.admin(), tenant.viewer());
        for (Role role : List.of(Role.TENANT_ADMIN, Role.TENANT_VIEWER)) {
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> changeRole(olga, sue, role));
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> invite(olga, newEmail(), role));
        }
        for (Role role : Role.ofProvider()) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> changeRole(tenant.admin(), tenant.viewer(), role));
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> invite(tenant.admin(), newEmail(), role));
            assertThatThrownBy(() -> world.superuser()
                            .sql("update people set role = ? where person_id = ?")
                            .params(role.code(), tenant.viewer().personId())
                            .update())
                    .hasMessageContaining("people_of_provider");
        }
        assertThatExceptionOfType(MemberRefusedException.class)
                .isThrownBy(() -> changeRole(olga, tenant.viewer(), Role.SUPPORT))
                .matches(refused -> refused.reason() == Reason.GONE);
        assertThatThrownBy(() -> world.superuser()
                        .sql("update people set role = 'tenant-admin' where person_id = ?")
                        .param(sue.personId())
                        .update())
                .hasMessageContaining("people_of_provider");
    }

    @Test
    @DisplayName(
            "OPR-3: a change of role ends the person's sessions; trail and mails say who has changed whose to what")
    @Records(AuditKind.ROLE_CHANGED)
    @Tells(NoticeKind.OPERATOR_ROLE)
    void changed() {
        world.superuser()
                .sql("""
                        insert into sessions (tenant_id, session_id, person_id, began_at, last_used_at, browser, source)
                        values (?, ?, ?, now(), now(), 'Firefox', '127.0.0.1')
                        """)
                .params(sue.tenant(), Identifiers.next(), sue.personId())
                .update();

        changeRole(sean, sue, Role.DESK);

        assertThat(roleOf(sue)).isEqualTo("desk");
        assertThat(world.superuser()
                        .sql("select count(*) from sessions where person_id = ? and ended_at is null")
                        .param(sue.personId())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(world.superuser()
                        .sql("""
                                select actor_kind || ' ' || actor_id || ' ' || details from audit_entries
                                where subject_id = ? and kind = 'role-changed'
                                """)
                        .param(sue.personId())
                        .query(String.class)
                        .single())
                .startsWith("operator " + sean.personId())
                .contains("role=desk")
                .contains("previous-role=support");
        assertThat(world.superuser()
                        .sql(
                                "select recipient from outbox where kind = 'operator-role' and recipient in (?, ?, ?, ?) order by 1")
                        .params(olga.email(), sean.email(), dora.email(), sue.email())
                        .query((row, index) -> row.getString(1))
                        .list())
                .isEqualTo(sorted(olga, sean, sue));
        // The same again changes nothing, and is no news.
        changeRole(sean, sue, Role.DESK);
        assertThat(world.superuser()
                        .sql("select count(*) from outbox where kind = 'operator-role' and recipient = ?")
                        .param(sue.email())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("OPR-3: whoever is removed hears of it, whatever the role was (OWASP ASVS 5.0, 6.3.7)")
    @Tells(NoticeKind.OPERATOR_REMOVED)
    void removed() {
        remove(sean, dora);

        assertThat(roleOf(dora)).isEqualTo("desk, gone");
        assertThat(world.superuser()
                        .sql(
                                "select recipient from outbox where kind = 'operator-removed' and recipient in (?, ?, ?, ?) order by 1")
                        .params(olga.email(), sean.email(), dora.email(), sue.email())
                        .query((row, index) -> row.getString(1))
                        .list())
                .isEqualTo(sorted(olga, sean, dora));
    }

    @Test
    @DisplayName("OPR-2: the last operator can be neither removed nor given another role, by nobody; all others can")
    void lastOperator() {
        for (SignedInPerson by : List.of(olga, sean)) {
            assertThatExceptionOfType(MemberRefusedException.class)
                    .isThrownBy(() -> remove(by, olga))
                    .matches(refused -> refused.reason() == Reason.LAST_OPERATOR);
            assertThatExceptionOfType(MemberRefusedException.class)
                    .isThrownBy(() -> changeRole(by, olga, Role.SECURITY))
                    .matches(refused -> refused.reason() == Reason.LAST_OPERATOR);
        }
        changeRole(olga, dora, Role.OPERATOR);
        changeRole(sean, olga, Role.SUPPORT);
        assertThat(roleOf(olga)).isEqualTo("support");
        SignedInPerson now =
                new SignedInPerson(dora.tenant(), dora.personId(), dora.email(), dora.displayName(), Role.OPERATOR);
        remove(now, sean);
        remove(now, sue);
        remove(now, olga);
        assertThat(as(now, members::all)).singleElement().matches(member -> member.role() == Role.OPERATOR);
    }

    @RepeatedTest(10)
    @DisplayName("OPR-2: of two operators taken away at the same moment, by each other or by others, one stays")
    void eachOther() throws Exception {
        SignedInPerson otto = world.provider(Role.OPERATOR);
        world.bringIn(otto);
        boolean bySecurity = Identifiers.next().getLeastSignificantBits() % 2 == 0;

        List<Boolean> done = TestThreads.atOnce(2, index -> {
            SignedInPerson whom = index == 0 ? otto : olga;
            SignedInPerson by = bySecurity ? sean : index == 0 ? olga : otto;
            try {
                if (index == 0) {
                    remove(by, whom);
                } else {
                    changeRole(by, whom, Role.DESK);
                }
                return true;
            } catch (AccessDeniedException | MemberRefusedException tooLate) {
                return false;
            }
        });

        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertThat(world.superuser()
                        .sql("select count(*) from people where role = 'operator' and removed_at is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "OPR-3: whoever had the role a moment ago, in a session that goes on elsewhere, decides nothing any more")
    void formerly() {
        String email = newEmail();
        invite(olga, email, Role.DESK);
        UUID invitation = openFor(email);
        changeRole(olga, sean, Role.SUPPORT);

        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> invite(sean, newEmail(), Role.SUPPORT));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> changeRole(sean, sean, Role.SECURITY));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> remove(sean, dora));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(sean, () -> {
                    invitations.cancel(invitation);
                    return invitation;
                }));
        // An operator in the session, who sees to security by now.
        SignedInPerson otto = world.provider(Role.OPERATOR);
        world.bringIn(otto);
        changeRole(olga, otto, Role.SECURITY);
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> invite(otto, newEmail(), Role.OPERATOR));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> changeRole(otto, otto, Role.OPERATOR));
    }

    @Test
    @DisplayName("PIN-9, OPR-3: giving somebody of the provider another role takes a fresh sign-in")
    void fresh() {
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(olga, () -> members.changeRole(sue.personId(), Role.DESK)));
        assertThat(roleOf(sue)).isEqualTo("support");
    }
}
