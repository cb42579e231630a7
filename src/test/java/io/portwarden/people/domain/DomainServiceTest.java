package io.portwarden.people.domain;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asStale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestClock;
import io.portwarden.TestDns;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.domain.DomainRefusedException.Reason;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.TenantService;
import io.portwarden.tenant.TenantStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

@SpringBootTest
class DomainServiceTest {

    private static final TestDns DNS = TestDns.shared();

    @Autowired
    DomainService domains;

    @Autowired
    DomainDesk desk;

    @Autowired
    DomainWatch watch;

    @Autowired
    ProvenDomains proven;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    @Autowired
    TenantService tenants;

    @Autowired
    TestClock clock;

    TestTenant tenant;
    TestTenant other;
    SignedInPerson ada;
    SignedInPerson olga;
    Domain domain;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        other = world.usTenant();
        ada = tenant.admin();
        olga = world.operator();
        world.bringIn(ada, tenant.viewer(), other.admin(), olga);
        domain = new Domain("acme-" + Identifiers.next() + ".example");
    }

    @AfterEach
    void resetClock() {
        clock.reset();
        DNS.forget(domain.challengeName());
    }

    private static void does(SignedInPerson person, Runnable work) {
        as(person, () -> {
            work.run();
            return true;
        });
    }

    private Reason refused(SignedInPerson person, Runnable work) {
        Reason[] reason = new Reason[1];
        assertThatExceptionOfType(DomainRefusedException.class)
                .isThrownBy(() -> does(person, work))
                .satisfies(refused -> reason[0] = refused.reason());
        return reason[0];
    }

    private String record(SignedInPerson admin) {
        return as(admin, domains::all).stream()
                .filter(claimed -> claimed.domain().equals(domain))
                .findFirst()
                .orElseThrow()
                .record();
    }

    private boolean believed(TestTenant whose) {
        EmailAddress email = new EmailAddress("ada@" + domain);
        boolean held = transactions.stating(Scope.tenant(whose.id()), () -> proven.holds(whose.id(), email));
        assertThat(proven.holderOf(email).filter(whose.id()::equals).isPresent())
                .isEqualTo(held);
        return held;
    }

    private void prove(TestTenant whose) {
        does(whose.admin(), () -> domains.claim(domain.value()));
        DNS.publish(domain.challengeName(), "something else", record(whose.admin()));
        does(whose.admin(), () -> domains.prove(domain));
    }

    private List<String> trail(TestTenant whose) {
        return world.superuser()
                .sql("select kind from audit_entries where tenant_id = ? and subject_name = ? order by position")
                .params(whose.id().value(), domain.value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private List<String> told(TestTenant whose) {
        return world.superuser()
                .sql("select kind from outbox where tenant_id = ? order by notice_id")
                .param(whose.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    @Test
    @DisplayName("SIG-12: a claimed domain counts once its record is found, and no longer when it is given up")
    @Records({AuditKind.DOMAIN_CLAIMED, AuditKind.DOMAIN_PROVEN, AuditKind.DOMAIN_REMOVED})
    @Tells({NoticeKind.DOMAIN_PROVEN, NoticeKind.DOMAIN_REMOVED})
    void proven() {
        does(ada, () -> domains.claim(domain.value()));
        String record = record(ada);
        does(ada, () -> domains.claim(domain.value().toUpperCase(Locale.ROOT) + "."));
        assertThat(record(ada)).isEqualTo(record).matches("portwarden-domain-verification=[A-Za-z0-9_-]{43}");
        assertThat(refused(ada, () -> domains.prove(domain))).isEqualTo(Reason.NO_RECORD);
        DNS.publish(domain.challengeName(), "portwarden-domain-verification=" + "A".repeat(43));
        assertThat(refused(ada, () -> domains.prove(domain))).isEqualTo(Reason.NO_RECORD);
        assertThat(believed(tenant)).isFalse();

        DNS.publish(domain.challengeName(), "something else", record);
        does(ada, () -> domains.prove(domain));
        does(ada, () -> domains.prove(domain));

        assertThat(believed(tenant)).isTrue();
        assertThat(believed(other)).isFalse();
        EmailAddress below = new EmailAddress("ada@mail." + domain);
        assertThat(proven.holderOf(below)).isEmpty();

        does(ada, () -> domains.remove(domain));
        assertThat(believed(tenant)).isFalse();
        assertThat(trail(tenant)).containsExactly("domain-claimed", "domain-proven", "domain-removed");
        assertThat(told(tenant)).containsExactly("domain-proven", "domain-removed");
        assertThat(refused(ada, () -> domains.prove(domain))).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    @DisplayName("SIG-12: a domain is one tenant's, whoever claims it, and both at one moment")
    void once() throws Exception {
        prove(tenant);
        does(other.admin(), () -> domains.claim(domain.value()));
        DNS.publish(domain.challengeName(), record(ada), record(other.admin()));
        assertThat(refused(other.admin(), () -> domains.prove(domain))).isEqualTo(Reason.TAKEN);
        assertThat(refused(olga, () -> desk.vouch(other.id(), domain, DomainWord.LETTER)))
                .isEqualTo(Reason.TAKEN);
        does(ada, () -> domains.remove(domain));
        does(ada, () -> domains.claim(domain.value()));
        DNS.publish(domain.challengeName(), record(ada), record(other.admin()));

        List<Boolean> came = TestThreads.atOnce(4, n -> attempt(n % 2 == 0 ? ada : other.admin()));

        assertThat(came).contains(true, false);
        assertThat(List.of(believed(tenant), believed(other))).containsExactlyInAnyOrder(true, false);
    }

    private boolean attempt(SignedInPerson admin) {
        try {
            does(admin, () -> domains.prove(domain));
            return true;
        } catch (DomainRefusedException taken) {
            return false;
        }
    }

    @Test
    @DisplayName(
            "SIG-12: one at security says that a claimed domain is the tenant's, which stands in the trail with how that is known")
    @Records(AuditKind.DOMAIN_VOUCHED)
    @Tells(NoticeKind.DOMAIN_VOUCHED)
    void vouched() {
        assertThat(refused(olga, () -> desk.vouch(tenant.id(), domain, DomainWord.CALL)))
                .isEqualTo(Reason.UNKNOWN);
        does(ada, () -> domains.claim(domain.value()));
        assertThat(as(olga, () -> desk.of(tenant.id())).domains())
                .extracting(ClaimedDomain::domain)
                .containsExactly(domain);

        does(olga, () -> desk.vouch(tenant.id(), domain, DomainWord.CALL));

        assertThat(believed(tenant)).isTrue();
        assertThat(trail(tenant)).containsExactly("domain-claimed", "domain-vouched");
        assertThat(told(tenant)).containsExactly("domain-vouched");
        assertThat(world.superuser()
                        .sql("select details from audit_entries where tenant_id = ? and kind = 'domain-vouched'")
                        .param(tenant.id().value())
                        .query(String.class)
                        .single())
                .contains("call");
        clock.advance(Duration.ofDays(30));
        watch.round();
        assertThat(believed(tenant)).isTrue();
        assertThat(as(olga, () -> desk.isEverybodys(new Domain("gmail.com")))).isTrue();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> as(olga, () -> desk.of(olga.tenantId())));
    }

    @Test
    @DisplayName(
            "SIG-12: a record that is gone is told of, and proves nothing after a week; back in time, it is as before")
    @Records({AuditKind.DOMAIN_GONE, AuditKind.DOMAIN_LOST})
    @Tells({NoticeKind.DOMAIN_GONE, NoticeKind.DOMAIN_LOST})
    void gone() {
        prove(tenant);
        String record = record(ada);
        DNS.forget(domain.challengeName());
        DNS.fail(domain.challengeName());
        clock.advance(Duration.ofHours(25));
        watch.round();
        assertThat(trail(tenant)).doesNotContain("domain-gone");
        DNS.forget(domain.challengeName());
        watch.round();
        watch.round();
        assertThat(believed(tenant)).isTrue();
        assertThat(as(ada, domains::all))
                .singleElement()
                .satisfies(claimed -> assertThat(claimed.goneSince()).isPresent());

        DNS.publish(domain.challengeName(), record);
        clock.advance(Duration.ofHours(25));
        watch.round();
        assertThat(as(ada, domains::all))
                .singleElement()
                .satisfies(claimed -> assertThat(claimed.goneSince()).isEmpty());

        DNS.forget(domain.challengeName());
        clock.advance(Duration.ofHours(25));
        watch.round();
        clock.advance(Duration.ofDays(7));
        assertThat(believed(tenant)).isFalse();
        watch.round();
        assertThat(believed(tenant)).isFalse();
        assertThat(trail(tenant)).endsWith("domain-gone", "domain-gone", "domain-lost");
        assertThat(told(tenant)).endsWith("domain-gone", "domain-gone", "domain-lost");

        DNS.publish(domain.challengeName(), record);
        clock.reset();
        does(ada, () -> domains.prove(domain));
        assertThat(believed(tenant)).isTrue();
    }

    @Test
    @DisplayName(
            "SIG-12: it takes an admin who is one still, freshly signed in; there are 20 at most, and none is another tenant's")
    void whoMay() {
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(ada, () -> {
                    domains.claim(domain.value());
                    return true;
                }));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> does(tenant.viewer(), () -> domains.claim(domain.value())));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> does(ada, () -> desk.vouch(tenant.id(), domain, DomainWord.CALL)));
        assertThat(refused(ada, () -> domains.claim("com"))).isEqualTo(Reason.MALFORMED);
        prove(tenant);
        does(other.admin(), () -> domains.remove(domain));
        assertThat(believed(tenant)).isTrue();
        for (int i = 1; i < 20; i++) {
            String name = "d" + i + "." + domain;
            does(ada, () -> domains.claim(name));
        }
        assertThat(refused(ada, () -> domains.claim("one-more." + domain))).isEqualTo(Reason.TOO_MANY);
        world.superuser()
                .sql("update people set role = 'tenant-viewer' where person_id = ?")
                .param(ada.personId())
                .update();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> does(ada, () -> domains.remove(domain)));
    }

    @Test
    @DisplayName("SIG-12: what a closed tenant had proven is another's to prove, by whatever it was proven")
    void closed() {
        prove(tenant);
        Domain vouched = new Domain("word." + domain);
        does(ada, () -> domains.claim(vouched.value()));
        does(olga, () -> desk.vouch(tenant.id(), vouched, DomainWord.CALL));
        move(TenantStatus.SUSPENDED);
        watch.round();
        assertThat(believed(tenant)).isTrue();
        move(TenantStatus.CLOSED);

        watch.round();
        watch.round();

        assertThat(believed(tenant)).isFalse();
        assertThat(trail(tenant)).containsExactly("domain-claimed", "domain-proven", "domain-removed");
        assertThat(told(tenant)).doesNotContain("domain-removed", "domain-lost");
        prove(other);
        does(other.admin(), () -> domains.claim(vouched.value()));
        does(olga, () -> desk.vouch(other.id(), vouched, DomainWord.LETTER));
        assertThat(believed(other)).isTrue();
    }

    private void move(TenantStatus next) {
        transactions.doStating(
                Scope.provider(), () -> tenants.change(tenant.tenant().in(next)));
    }
}
