package io.portwarden.people.member;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asStale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.people.MailedToken;
import io.portwarden.people.member.InvitationRefusedException.Reason;
import io.portwarden.people.password.InvalidPasswordException;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

@SpringBootTest
class InvitationServiceTest {

    private static final String CHOSEN = "purple lanterns drift over the harbor";
    private static final Pattern TOKEN = Pattern.compile("/invitation\\?token=([A-Za-z0-9_-]{43})");

    @Autowired
    InvitationService invitations;

    @Autowired
    InvitationAcceptance acceptance;

    @Autowired
    MemberService members;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    SignedInPerson ada;
    String email;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        ada = tenant.admin();
        world.bringIn(ada, tenant.viewer());
        email = "ivy-" + Identifiers.next() + "@acme.example";
    }

    private void invite(SignedInPerson by, String address, Role role) {
        as(by, () -> {
            invitations.invite(address, role, Locale.FRENCH);
            return address;
        });
    }

    private void resend(UUID id) {
        as(ada, () -> {
            invitations.resend(id);
            return id;
        });
    }

    private void cancel(UUID id) {
        as(ada, () -> {
            invitations.cancel(id);
            return id;
        });
    }

    private Invitation open() {
        List<Invitation> open = as(ada, invitations::open);
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    private MailedToken token() {
        String params =
                world.superuser().sql("""
                        select params::text from outbox where recipient = ? and kind = 'person-invited'
                        order by notice_id desc limit 1
                        """).param(email).query(String.class).single();
        Matcher token = TOKEN.matcher(params);
        assertThat(token.find()).isTrue();
        return new MailedToken(MailedToken.Kind.INVITATION, token.group(1));
    }

    private List<String> told(NoticeKind kind) {
        return world.superuser()
                .sql(
                        "select recipient || ' ' || language from outbox where tenant_id = ? and kind = ? order by recipient")
                .params(tenant.id().value(), kind.code())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private List<String> trail() {
        return world.superuser()
                .sql("""
                        select kind || ' by ' || actor_name || ' about ' || subject_name || ' ' || details
                        from audit_entries where tenant_id = ? order by position
                        """)
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** As if so much time had passed since. */
    private void setBack(String interval) {
        world.superuser()
                .sql("""
                        update invitations set made_at = made_at - ?::interval, expires_at = expires_at - ?::interval
                        where tenant_id = ?
                        """)
                .params(interval, interval, tenant.id().value())
                .update();
    }

    private void refused(Reason reason, Runnable work) {
        assertThatExceptionOfType(InvitationRefusedException.class)
                .isThrownBy(work::run)
                .matches(refused -> refused.reason() == reason, reason.name());
    }

    private void works(MailedToken token, boolean works) {
        assertThat(acceptance.find(token).isPresent()).isEqualTo(works);
        if (!works) {
            assertThatExceptionOfType(InvalidInvitationException.class)
                    .isThrownBy(() -> acceptance.accept(token, "Ivy", CHOSEN, Locale.ENGLISH));
        }
    }

    @Test
    @DisplayName("Trail: whoever was invited comes in by the link, once, and the trail tells of both")
    @Records({AuditKind.PERSON_INVITED, AuditKind.PERSON_JOINED})
    void accepted() {
        invite(ada, " " + email.toUpperCase(Locale.ROOT), Role.TENANT_VIEWER);
        MailedToken token = token();

        assertThat(acceptance.find(token))
                .contains(new OpenInvitation(tenant.tenant().name(), email, Role.TENANT_VIEWER));
        acceptance.accept(token, " Ivy Invited ", CHOSEN, Locale.CANADA_FRENCH);

        works(token, false);
        assertThat(as(ada, invitations::open)).isEmpty();
        assertThat(as(ada, members::all))
                .anyMatch(member -> member.displayName().equals("Ivy Invited")
                        && member.email().equals(email)
                        && member.role() == Role.TENANT_VIEWER);
        assertThat(trail())
                .containsExactly(
                        "person-invited by Ada Admin about " + email + " role=tenant-viewer",
                        "person-joined by Ivy Invited about Ivy Invited role=tenant-viewer");
    }

    @Test
    @DisplayName("The link goes to the invited only, in the language chosen for them; the admins are told"
            + " (OWASP ASVS 5.0, 6.4.1)")
    @Tells({NoticeKind.PERSON_INVITED, NoticeKind.MEMBER_INVITED})
    void mails() {
        invite(ada, email, Role.TENANT_ADMIN);

        assertThat(told(NoticeKind.PERSON_INVITED)).containsExactly(email + " fr");
        assertThat(told(NoticeKind.MEMBER_INVITED)).containsExactly(ada.email() + " en");
        assertThat(world.superuser()
                        .sql("select count(*) from invitations where token_hash like '%' || ? || '%'")
                        .param(token().text())
                        .query(Integer.class)
                        .single())
                .as("kept in the clear")
                .isZero();
    }

    @Test
    @DisplayName("A weak password is refused, and the link still works")
    void weakPassword() {
        invite(ada, email, Role.TENANT_VIEWER);
        MailedToken token = token();
        assertThatExceptionOfType(InvalidPasswordException.class)
                .isThrownBy(() -> acceptance.accept(token, "Ivy", "ivy ivy ivy ivy ivy", Locale.ENGLISH));
        works(token, true);
    }

    @Test
    @DisplayName("A link works for seven days; sent again it works anew, and the one before does not")
    void expired() {
        invite(ada, email, Role.TENANT_VIEWER);
        MailedToken first = token();
        setBack("6 days 23 hours");
        works(first, true);
        setBack("1 hour");
        works(first, false);
        assertThat(open().expired()).isTrue();

        resend(open().id());

        works(first, false);
        works(token(), true);
        assertThat(open().expired()).isFalse();
    }

    @Test
    @DisplayName("It is not sent again within a minute, so that nobody's mailbox is filled")
    void pause() {
        invite(ada, email, Role.TENANT_VIEWER);
        MailedToken first = token();
        refused(Reason.TOO_SOON, () -> resend(open().id()));
        works(first, true);
    }

    @Test
    @DisplayName("Trail: an invitation that is taken back lets nobody in")
    @Records(AuditKind.INVITATION_CANCELLED)
    void cancelled() {
        invite(ada, email, Role.TENANT_VIEWER);
        UUID id = open().id();

        cancel(id);

        works(token(), false);
        assertThat(as(ada, invitations::open)).isEmpty();
        assertThat(trail())
                .last()
                .isEqualTo("invitation-cancelled by Ada Admin about " + email + " role=tenant-viewer");
        refused(Reason.GONE, () -> cancel(id));
        refused(Reason.GONE, () -> resend(id));
        invite(ada, email, Role.TENANT_ADMIN);
        works(token(), true);
    }

    @Test
    @DisplayName("Of ten who use one link at the same moment, one comes in")
    void once() throws Exception {
        invite(ada, email, Role.TENANT_VIEWER);
        MailedToken token = token();

        List<Boolean> in = TestThreads.atOnce(10, index -> {
            try {
                acceptance.accept(token, "Ivy " + index, CHOSEN, Locale.ENGLISH);
                return true;
            } catch (InvalidInvitationException used) {
                return false;
            }
        });

        assertThat(in).containsOnlyOnce(true);
        assertThat(as(ada, members::all))
                .filteredOn(member -> member.email().equals(email))
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "An address that signs in for another tenant looks to the inviter like any other: only its holder is told (OWASP ASVS 5.0, 6.3.8)")
    @Tells(NoticeKind.PERSON_INVITED_ELSEWHERE)
    void elsewhere() {
        TestTenant other = world.usTenant();
        world.bringIn(other.viewer());
        String free = email;
        String taken = other.viewer().email();

        invite(ada, free, Role.TENANT_VIEWER);
        invite(ada, taken, Role.TENANT_VIEWER);

        assertThat(as(ada, invitations::open))
                .extracting(Invitation::email, Invitation::role, Invitation::expired)
                .containsExactly(tuple(taken, Role.TENANT_VIEWER, false), tuple(free, Role.TENANT_VIEWER, false));
        assertThat(told(NoticeKind.MEMBER_INVITED)).hasSize(2);
        assertThat(told(NoticeKind.PERSON_INVITED)).containsExactly(free + " fr");
        assertThat(told(NoticeKind.PERSON_INVITED_ELSEWHERE)).containsExactly(taken + " fr");
        assertThat(trail()).hasSize(2);
    }

    @Test
    @DisplayName("Who came in elsewhere meanwhile is told so by the link, and nothing changes")
    void takenMeanwhile() {
        TestTenant other = world.usTenant();
        world.bringIn(other.admin());
        invite(ada, email, Role.TENANT_VIEWER);
        MailedToken token = token();
        invite(other.admin(), email, Role.TENANT_VIEWER);
        acceptance.accept(token(), "Ivy", CHOSEN, Locale.ENGLISH);

        assertThatExceptionOfType(AddressTakenException.class)
                .isThrownBy(() -> acceptance.accept(token, "Ivy", CHOSEN, Locale.ENGLISH));

        assertThat(as(ada, members::all)).noneMatch(member -> member.email().equals(email));
        assertThat(open().email()).isEqualTo(email);
    }

    @Test
    @DisplayName("One's own people, whoever is invited already, and what is no address are refused with the reason")
    void refusals() {
        refused(Reason.HERE_ALREADY, () -> invite(ada, tenant.viewer().email(), Role.TENANT_ADMIN));
        invite(ada, email, Role.TENANT_VIEWER);
        refused(Reason.INVITED_ALREADY, () -> invite(ada, email, Role.TENANT_ADMIN));
        for (String malformed :
                List.of("", "ivy", "ivy@", "ivy @acme.example", "ivy@acme.example\r\nBcc: x@y.example")) {
            refused(Reason.MALFORMED, () -> invite(ada, malformed, Role.TENANT_VIEWER));
        }
    }

    @Test
    @DisplayName("Twenty equal invitations at the same moment make one")
    void twenty() throws Exception {
        List<Boolean> made = TestThreads.atOnce(20, index -> {
            try {
                invite(ada, email, Role.TENANT_VIEWER);
                return true;
            } catch (InvitationRefusedException already) {
                return false;
            }
        });
        assertThat(Collections.frequency(made, true)).isEqualTo(1);
        assertThat(told(NoticeKind.PERSON_INVITED)).hasSize(1);
    }

    @Test
    @DisplayName("Only admins invite, only to their own tenant, and never an operator")
    void whoInvites() {
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> invite(tenant.viewer(), email, Role.TENANT_VIEWER));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> invite(ada, email, Role.OPERATOR));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> invite(world.operator(), email, Role.TENANT_ADMIN));
        SignedInPerson removed = world.anotherAdmin(tenant, "Rae Removed");
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> invite(removed, email, Role.TENANT_ADMIN));
        TestTenant other = world.usTenant();
        world.bringIn(other.admin());
        invite(ada, email, Role.TENANT_VIEWER);
        UUID id = open().id();
        assertThat(as(other.admin(), invitations::open)).isEmpty();
        refused(
                Reason.GONE,
                () -> as(other.admin(), () -> {
                    invitations.cancel(id);
                    return id;
                }));
        refused(
                Reason.GONE,
                () -> as(other.admin(), () -> {
                    invitations.resend(id);
                    return id;
                }));
        works(token(), true);
    }

    @Test
    @DisplayName("PIN-9: it takes a fresh sign-in")
    void fresh() {
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(ada, () -> {
                    invitations.invite(email, Role.TENANT_VIEWER, Locale.ENGLISH);
                    return email;
                }));
        assertThat(as(ada, invitations::open)).isEmpty();
    }

    @Test
    @DisplayName("Operators invite operators, and all operators are told (OWASP ASVS 5.0, 6.4.1)")
    @Tells(NoticeKind.OPERATOR_INVITED)
    void operators() {
        UUID id = Identifiers.next();
        SignedInPerson olga = new SignedInPerson(
                TenantId.PROVIDER.value(), id, "olga-" + id + "@portwarden.example", "Olga", Role.OPERATOR);
        world.bringIn(olga);

        invite(olga, email, Role.OPERATOR);
        acceptance.accept(token(), "Otto", CHOSEN, Locale.ENGLISH);

        assertThat(as(olga, members::all))
                .anyMatch(member -> member.email().equals(email) && member.role() == Role.OPERATOR);
        assertThat(world.superuser()
                        .sql("select count(*) from outbox where kind = 'operator-invited' and recipient = ?")
                        .param(olga.email())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @DisplayName("A link that was never made leads nowhere")
    @ValueSource(
            strings = {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "____________________-----------------------"})
    void guessed(String guessed) {
        works(new MailedToken(MailedToken.Kind.INVITATION, guessed), false);
    }
}
