package io.portwarden.approval;

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
import io.portwarden.approval.ApprovalRefusedException.Reason;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.number.Guard;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberSelection;
import io.portwarden.number.Unlocking;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.people.member.InvitationService;
import io.portwarden.people.member.MemberService;
import io.portwarden.people.member.TenantAdminService;
import io.portwarden.pin.SetPin;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

@SpringBootTest
class ApprovalServiceTest {

    private static final String OLD = "48392017";
    private static final String NEW = "70514826";

    @Autowired
    ApprovalService approvals;

    @Autowired
    PinService pins;

    @Autowired
    NumberLockService numbers;

    @Autowired
    MemberService members;

    @Autowired
    InvitationService invitations;

    @Autowired
    TenantAdminService tenantAdmins;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    SignedInPerson ada;
    SignedInPerson bo;
    SignedInPerson cy;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        ada = tenant.admin();
        bo = world.anotherAdmin(tenant, "Bo Builder");
        cy = world.anotherAdmin(tenant, "Cy Carter");
        world.bringIn(ada, bo, cy, tenant.viewer());
        world.setPin(tenant, OLD);
        assertThat(as(ada, () -> approvals.changeRule(true))).isEqualTo(Outcome.DONE);
    }

    private Outcome setPin(SignedInPerson by, String pin) {
        return as(by, () -> pins.set(new SetPin(pin)));
    }

    private long pinVersion() {
        return world.superuser()
                .sql("select version from pins where tenant_id = ?")
                .param(tenant.id().value())
                .query(Long.class)
                .single();
    }

    private UUID only() {
        List<PendingApproval> waiting = as(ada, approvals::waiting);
        assertThat(waiting).hasSize(1);
        return waiting.getFirst().id();
    }

    private void approve(SignedInPerson by, UUID id) {
        as(by, () -> {
            approvals.approve(id);
            return id;
        });
    }

    private void refuse(SignedInPerson by, UUID id) {
        as(by, () -> {
            approvals.refuse(id);
            return id;
        });
    }

    private void withdraw(SignedInPerson by, UUID id) {
        as(by, () -> {
            approvals.withdraw(id);
            return id;
        });
    }

    private void refused(Reason reason, Runnable work) {
        assertThatExceptionOfType(ApprovalRefusedException.class)
                .isThrownBy(work::run)
                .matches(refused -> refused.reason() == reason, reason.name());
    }

    private boolean tried(Runnable work) {
        try {
            work.run();
            return true;
        } catch (ApprovalRefusedException refused) {
            return false;
        }
    }

    private List<String> trail() {
        return world.superuser()
                .sql("select kind || ' by ' || actor_name from audit_entries where tenant_id = ? order by position")
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private List<String> told(NoticeKind kind) {
        return world.superuser()
                .sql("select distinct recipient from outbox where tenant_id = ? and kind = ? order by recipient")
                .params(tenant.id().value(), kind.code())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private int locked() {
        return world.superuser()
                .sql("select count(*) from phone_numbers where tenant_id = ? and lock_holds(locked, unlocked_until)")
                .param(tenant.id().value())
                .query(Integer.class)
                .single();
    }

    private Unlocking unlock(SignedInPerson by, NumberSelection selection, @Nullable Instant until) {
        return as(by, () -> numbers.unlock(selection, until));
    }

    private NumberSelection lockTwo() {
        NumberSelection two = new NumberSelection.Chosen(Set.of(tenant.number(0), tenant.number(1)));
        as(ada, () -> numbers.lock(two));
        return two;
    }

    private void letExpire() {
        world.superuser()
                .sql("update approval_requests set expires_at = expires_at - interval '72 hours' where tenant_id = ?")
                .param(tenant.id().value())
                .update();
    }

    @Test
    @DisplayName("PIN-4: a change waits for a second admin; from that one's approval on the new PIN counts, not before")
    @Records({AuditKind.APPROVAL_REQUESTED, AuditKind.APPROVAL_GIVEN, AuditKind.PIN_CHANGED})
    void pin() {
        assertThat(setPin(ada, NEW)).isEqualTo(Outcome.WAITS);
        assertThat(pinVersion()).isEqualTo(1);
        assertThat(as(bo, approvals::waiting))
                .singleElement()
                .matches(request -> request.kind() == ActKind.PIN_CHANGE && !request.mine());

        approve(bo, only());

        assertThat(pinVersion()).isEqualTo(2);
        assertThat(as(ada, pins::status).lastSet().orElseThrow().by()).isEqualTo("Ada Admin");
        assertThat(as(ada, approvals::waiting)).isEmpty();
        assertThat(trail())
                .endsWith(
                        "approval-requested by Ada Admin", "pin-changed by Ada Admin", "approval-given by Bo Builder");
    }

    @Test
    @DisplayName("PIN-7: a PIN that waits is in no column in the clear, and gone as soon as it is decided")
    void sealed() {
        setPin(ada, NEW);
        String everything = world.superuser()
                .sql("select r::text from approval_requests r where tenant_id = ?")
                .param(tenant.id().value())
                .query(String.class)
                .single();
        assertThat(everything).contains("sealed").doesNotContain(NEW);

        refuse(bo, only());

        assertThat(world.superuser()
                        .sql("select data::text from approval_requests where tenant_id = ?")
                        .param(tenant.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("{}");
    }

    @Test
    @DisplayName("PIN-5: the first PIN waits for nobody, because without one no number leaves")
    void firstPin() {
        TestTenant other = world.usTenant();
        SignedInPerson second = world.anotherAdmin(other, "Di Dale");
        world.bringIn(other.admin(), second);
        as(other.admin(), () -> approvals.changeRule(true));
        assertThat(setPin(other.admin(), OLD)).isEqualTo(Outcome.DONE);
        assertThat(setPin(other.admin(), NEW)).isEqualTo(Outcome.WAITS);
    }

    @Test
    @DisplayName(
            "Whoever has asked cannot approve or refuse it, nor somebody else withdraw it, not even past the program")
    void ownRequest() {
        setPin(ada, NEW);
        UUID id = only();
        refused(Reason.NOT_YOURS, () -> approve(ada, id));
        refused(Reason.NOT_YOURS, () -> refuse(ada, id));
        refused(Reason.NOT_YOURS, () -> withdraw(bo, id));
        assertThatThrownBy(() -> world.superuser().sql("""
                                update approval_requests
                                set state = 'approved', ended_at = now(), ended_by = requested_by, data = '{}'
                                where request_id = ?
                                """).param(id).update())
                .hasMessageContaining("approval_requests_check");
        assertThat(pinVersion()).isEqualTo(1);
    }

    @Test
    @DisplayName("Trail: a request that is refused or withdrawn is not done, and over")
    @Records({AuditKind.APPROVAL_REFUSED, AuditKind.APPROVAL_WITHDRAWN})
    void over() {
        setPin(ada, NEW);
        refused(Reason.ASKED_ALREADY, () -> setPin(bo, NEW));
        UUID first = only();
        refuse(bo, first);
        setPin(ada, NEW);
        UUID second = only();
        withdraw(ada, second);

        for (UUID id : List.of(first, second, UUID.randomUUID())) {
            refused(Reason.OVER, () -> approve(bo, id));
            refused(Reason.OVER, () -> refuse(bo, id));
            refused(Reason.OVER, () -> withdraw(ada, id));
        }
        assertThat(pinVersion()).isEqualTo(1);
        assertThat(as(ada, approvals::decided))
                .extracting(DecidedApproval::state)
                .containsExactly("withdrawn", "refused");
        assertThat(trail()).contains("approval-refused by Bo Builder", "approval-withdrawn by Ada Admin");
    }

    @Test
    @DisplayName("An unlock that was not approved within three days is over, and can be asked for anew")
    void expired() {
        NumberSelection two = lockTwo();
        unlock(ada, two, null);
        UUID id = only();
        letExpire();

        refused(Reason.OVER, () -> approve(bo, id));

        assertThat(locked()).isEqualTo(2);
        assertThat(as(ada, approvals::decided))
                .extracting(DecidedApproval::state)
                .containsExactly("expired");
        assertThat(unlock(ada, two, null)).isEqualTo(new Unlocking(2, true));
    }

    @Test
    @DisplayName("ORD-9: unlocking waits for a second admin; locking never does")
    void unlocking() {
        NumberSelection two = lockTwo();
        assertThat(locked()).isEqualTo(2);
        Instant end = Instant.now().plus(Duration.ofHours(5));

        assertThat(unlock(ada, two, end)).isEqualTo(new Unlocking(2, true));
        assertThat(locked()).isEqualTo(2);
        PendingApproval waiting = as(bo, approvals::waiting).getFirst();
        assertThat(waiting.subject()).contains(tenant.number(0).international());
        assertThat(waiting.until()).isPresent();
        approve(bo, waiting.id());

        assertThat(locked()).isZero();
        assertThat(unlock(ada, new NumberSelection.Matching(NumberFilter.ALL), null))
                .isEqualTo(new Unlocking(2, true));
    }

    @Test
    @DisplayName(
            "ORD-9: a second admin approves what the list showed, narrowed by search or by what guards the numbers (NUM-4)")
    void unlockingOfSome() {
        as(ada, () -> numbers.lock(new NumberSelection.Matching(NumberFilter.ALL)));
        world.superuser()
                .sql("update phone_numbers set guarded_by = 'nobody' where phone_number = any (?)")
                .param(new String[] {tenant.number(3).e164(), tenant.number(4).e164()})
                .update();
        int locked = locked();
        var guardedByNobody = new NumberSelection.Matching(new NumberFilter("", null, null, Guard.NOBODY));
        assertThat(unlock(ada, guardedByNobody, null)).isEqualTo(new Unlocking(2, true));
        approve(bo, only());
        assertThat(locked()).isEqualTo(locked - 2);
        var found =
                new NumberSelection.Matching(new NumberFilter(tenant.number(5).e164(), null, null));
        assertThat(unlock(ada, found, null)).isEqualTo(new Unlocking(1, true));
        approve(bo, only());
        assertThat(locked()).isEqualTo(locked - 3);
    }

    @Test
    @DisplayName(
            "Trail: what cannot be done any more as it was asked for is not done: more numbers, a time that is over, a number that has left")
    @Records(AuditKind.APPROVAL_OBSOLETE)
    void obsoleteUnlock() {
        NumberSelection two = lockTwo();
        unlock(ada, new NumberSelection.Matching(NumberFilter.ALL), null);
        UUID all = only();
        as(ada, () -> numbers.lock(new NumberSelection.Chosen(Set.of(tenant.number(5)))));
        refused(Reason.OBSOLETE, () -> approve(bo, all));
        assertThat(locked()).isEqualTo(3);

        unlock(ada, two, Instant.now().plus(Duration.ofMinutes(10)));
        UUID late = only();
        world.superuser().sql("""
                        update approval_requests set data = data || '{"until": "2026-01-01T00:00:00Z"}'
                        where request_id = ?
                        """).param(late).update();
        refused(Reason.OBSOLETE, () -> approve(bo, late));

        unlock(ada, two, null);
        UUID left = only();
        world.superuser()
                .sql("update phone_numbers set status = 'ported-out' where tenant_id = ? and phone_number = ?")
                .params(tenant.id().value(), tenant.number(0).e164())
                .update();
        refused(Reason.OBSOLETE, () -> approve(bo, left));
        refused(Reason.OVER, () -> approve(bo, left));
        assertThat(trail()).last().isEqualTo("approval-obsolete by Bo Builder");
    }

    @Test
    @DisplayName("PIN-4: a change of a PIN that was changed meanwhile is not done")
    void obsoletePin() {
        setPin(ada, NEW);
        UUID id = only();
        world.superuser()
                .sql("update pins set version = version + 1, sealed = sealed || '\\x00' where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        refused(Reason.OBSOLETE, () -> approve(bo, id));
        assertThat(pinVersion()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "Removing an admin, making one a viewer, a viewer an admin, and inviting one wait; a viewer's affairs do not")
    void people() {
        String email = "ivy-" + Identifiers.next() + "@acme.example";
        UUID vic = tenant.viewer().personId();
        assertThat(as(ada, () -> members.remove(bo.personId()))).isEqualTo(Outcome.WAITS);
        refused(Reason.ASKED_ALREADY, () -> as(cy, () -> members.remove(bo.personId())));
        assertThat(as(ada, () -> members.changeRole(bo.personId(), Role.TENANT_VIEWER)))
                .isEqualTo(Outcome.WAITS);
        assertThat(as(ada, () -> members.changeRole(vic, Role.TENANT_ADMIN))).isEqualTo(Outcome.WAITS);
        assertThat(as(ada, () -> invitations.invite(email, Role.TENANT_ADMIN, Locale.ENGLISH)))
                .isEqualTo(Outcome.WAITS);
        assertThat(as(ada, invitations::open)).isEmpty();
        assertThat(as(ada, approvals::waiting))
                .extracting(PendingApproval::kind)
                .containsExactly(
                        ActKind.ADMIN_REMOVAL,
                        ActKind.ADMIN_DEMOTION,
                        ActKind.ADMIN_PROMOTION,
                        ActKind.ADMIN_INVITATION);

        for (PendingApproval request : as(cy, approvals::waiting)) {
            if (request.kind() == ActKind.ADMIN_DEMOTION) {
                refused(Reason.OBSOLETE, () -> approve(cy, request.id()));
            } else {
                approve(cy, request.id());
            }
        }

        assertThat(as(ada, members::all))
                .extracting(member -> member.displayName() + " " + member.role())
                .containsExactly("Ada Admin TENANT_ADMIN", "Cy Carter TENANT_ADMIN", "Vic Viewer TENANT_ADMIN");
        assertThat(as(ada, invitations::open)).hasSize(1);
        assertThat(as(ada, () -> invitations.invite("v" + email, Role.TENANT_VIEWER, Locale.ENGLISH)))
                .isEqualTo(Outcome.DONE);
    }

    @Test
    @DisplayName("Whoever is no admin any more has nothing waiting, and approves nothing")
    void noAdminAnyMore() {
        setPin(ada, NEW);
        UUID id = only();
        as(bo, () -> members.remove(ada.personId()));
        approve(cy, as(cy, approvals::waiting).getLast().id());

        assertThat(as(bo, approvals::waiting)).isEmpty();
        refused(Reason.OVER, () -> approve(bo, id));
        setPin(bo, NEW);
        UUID next = as(bo, approvals::waiting).getFirst().id();
        assertThatExceptionOfType(AccessDeniedException.class)
                .as("in a session that goes on for a moment on another node")
                .isThrownBy(() -> approve(ada, next));
    }

    @Test
    @DisplayName("Trail: the rule needs two admins, and is given up by two only")
    @Records({AuditKind.TWO_PERSON_RULE_ON, AuditKind.TWO_PERSON_RULE_OFF})
    void rule() {
        TestTenant lonely = world.usTenant();
        world.bringIn(lonely.admin());
        refused(Reason.TOO_FEW_ADMINS, () -> as(lonely.admin(), () -> approvals.changeRule(true)));
        assertThat(as(lonely.admin(), approvals::ruleHolds)).isFalse();
        assertThat(trail()).last().isEqualTo("two-person-rule-on by Ada Admin");

        assertThat(as(ada, () -> approvals.changeRule(false))).isEqualTo(Outcome.WAITS);
        assertThat(as(ada, approvals::ruleHolds)).isTrue();
        approve(bo, only());

        assertThat(as(ada, approvals::ruleHolds)).isFalse();
        assertThat(trail()).contains("two-person-rule-off by Ada Admin");
        assertThat(setPin(ada, NEW)).isEqualTo(Outcome.DONE);
    }

    @Test
    @DisplayName("All admins are told of all of it (OWASP ASVS 5.0, 6.3.7)")
    @Tells({
        NoticeKind.APPROVAL_REQUESTED,
        NoticeKind.APPROVAL_GIVEN,
        NoticeKind.APPROVAL_REFUSED,
        NoticeKind.APPROVAL_WITHDRAWN,
        NoticeKind.APPROVAL_OBSOLETE,
        NoticeKind.TWO_PERSON_RULE_ON,
        NoticeKind.TWO_PERSON_RULE_OFF
    })
    void told() {
        setPin(ada, NEW);
        refuse(bo, only());
        setPin(ada, NEW);
        withdraw(ada, only());
        obsoletePin();
        setPin(ada, OLD);
        approve(bo, only());
        as(ada, () -> approvals.changeRule(false));
        approve(bo, only());
        for (NoticeKind kind : NoticeKind.values()) {
            if (kind.name().startsWith("APPROVAL_") || kind.name().startsWith("TWO_PERSON_")) {
                assertThat(told(kind)).as(kind.name()).containsExactly(ada.email(), bo.email(), cy.email());
            }
        }
    }

    @RepeatedTest(5)
    @DisplayName("Of two approvals at the same moment one does it, and it is done once")
    void twice() throws Exception {
        setPin(ada, NEW);
        UUID id = only();
        List<Boolean> done = TestThreads.atOnce(4, index -> tried(() -> approve(index % 2 == 0 ? bo : cy, id)));
        assertThat(done).containsOnlyOnce(true);
        assertThat(pinVersion()).isEqualTo(2);
    }

    @RepeatedTest(10)
    @DisplayName("Of an approval and a withdrawal at the same moment one counts, and what is told is what was done")
    void withdrawn() throws Exception {
        setPin(ada, NEW);
        UUID id = only();
        List<Boolean> done =
                TestThreads.atOnce(2, index -> tried(index == 0 ? () -> approve(bo, id) : () -> withdraw(ada, id)));
        assertThat(done).containsOnlyOnce(true);
        assertThat(pinVersion()).isEqualTo(Boolean.TRUE.equals(done.getFirst()) ? 2 : 1);
        assertThat(as(ada, approvals::decided).getFirst().state())
                .isEqualTo(Boolean.TRUE.equals(done.getFirst()) ? "approved" : "withdrawn");
    }

    @Test
    @DisplayName("PIN-9: it takes a fresh sign-in, an admin, and one of the same tenant")
    void whoAndWhen() {
        setPin(ada, NEW);
        UUID id = only();
        TestTenant other = world.usTenant();
        SignedInPerson second = world.anotherAdmin(other, "Di Dale");
        world.bringIn(other.admin(), second);
        refused(Reason.OVER, () -> approve(other.admin(), id));
        refused(Reason.OVER, () -> refuse(other.admin(), id));
        assertThat(as(other.admin(), approvals::waiting)).isEmpty();
        for (SignedInPerson person : List.of(tenant.viewer(), world.operator())) {
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> approve(person, id));
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> as(person, approvals::waiting));
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> as(person, () -> approvals.changeRule(true)));
        }
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(bo, () -> {
                    approvals.approve(id);
                    return id;
                }));
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(bo, () -> approvals.changeRule(false)));
        assertThat(pinVersion()).isEqualTo(1);
    }
}
