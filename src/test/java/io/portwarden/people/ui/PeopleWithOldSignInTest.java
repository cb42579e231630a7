package io.portwarden.people.ui;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.PasswordField;
import io.portwarden.AsksForFreshSignIn;
import io.portwarden.OldSignInTest;
import io.portwarden.TestDns;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.people.TestIdentityProvider;
import io.portwarden.people.domain.Domain;
import io.portwarden.people.domain.DomainService;
import io.portwarden.people.member.InvitationService;
import io.portwarden.people.member.TenantAdminService;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class PeopleWithOldSignInTest extends OldSignInTest {

    @Autowired
    InvitationService invitations;

    @Autowired
    TenantAdminService admins;

    @Autowired
    DomainService domains;

    TestTenant tenant;
    SignedInPerson bo;
    SignedInPerson olga;
    SignedInPerson otto;
    String email;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        watch(tenant.id());
        bo = world.anotherAdmin(tenant, "Bo Builder");
        olga = operator("Olga");
        otto = operator("Otto " + Identifiers.next());
        email = "ivy-" + Identifiers.next() + "@acme.example";
    }

    private void peopleAreThere() {
        world.bringIn(tenant.admin(), tenant.viewer(), bo);
    }

    private SignedInPerson operator(String name) {
        UUID id = Identifiers.next();
        SignedInPerson operator = new SignedInPerson(
                TenantId.PROVIDER.value(), id, "op-" + id + "@portwarden.example", name, Role.OPERATOR);
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

    private void comeToThePeople() {
        come(tenant.admin(), "people");
    }

    /** Where somebody invites, and whom. */
    enum Inviting {
        PEOPLE("Invite somebody"),
        OPERATORS("Invite somebody");

        private final String button;

        Inviting(String button) {
            this.button = button;
        }
    }

    private void comeTo(Inviting where) {
        if (where == Inviting.PEOPLE) {
            comeToThePeople();
        } else {
            come(olga, "provider/operators");
        }
    }

    private void invite(Inviting where) {
        as(
                where == Inviting.PEOPLE ? tenant.admin() : olga,
                () -> invitations.invite(
                        email, where == Inviting.PEOPLE ? Role.TENANT_VIEWER : Role.OPERATOR, Locale.ENGLISH));
    }

    private void sendInvitation() {
        fill("E-mail", email);
        click("Invite");
    }

    @ParameterizedTest
    @EnumSource
    @AsksForFreshSignIn("MembersView: InvitationService.invite")
    @DisplayName("PIN-9: inviting asks for a fresh sign-in, and is done after it")
    void invites(Inviting where) {
        peopleAreThere();
        comeTo(where);
        click(where.button);
        asks(this::sendInvitation, AuditKind.PERSON_INVITED);
    }

    @ParameterizedTest
    @EnumSource
    @AsksForFreshSignIn("InvitationsSection: InvitationService.resend")
    @DisplayName("PIN-9: sending an invitation again asks for a fresh sign-in, and is done after it")
    void resends(Inviting where) {
        peopleAreThere();
        invite(where);
        world.superuser()
                .sql("update invitations set made_at = made_at - interval '1 hour' where email = ?")
                .param(email)
                .update();
        comeTo(where);
        asks(() -> press("Send again: a new link to " + email), AuditKind.PERSON_INVITED);
    }

    @ParameterizedTest
    @EnumSource
    @AsksForFreshSignIn("InvitationsSection: InvitationService.cancel")
    @DisplayName("PIN-9: taking an invitation back asks for a fresh sign-in, and is done after it")
    void cancels(Inviting where) {
        peopleAreThere();
        invite(where);
        comeTo(where);
        asks(() -> press("Take back the invitation to " + email), AuditKind.INVITATION_CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    @AsksForFreshSignIn("MembersSection: MemberService.remove")
    @DisplayName("PIN-9: removing somebody asks for a fresh sign-in, and is done after it")
    void removes(Inviting where) {
        peopleAreThere();
        comeTo(where);
        press("Remove: " + (where == Inviting.PEOPLE ? bo : otto).displayName());
        asks(this::confirm, AuditKind.PERSON_REMOVED);
    }

    @ParameterizedTest
    @EnumSource
    @AsksForFreshSignIn("MembersSection: SecondFactorReset.reset")
    @DisplayName("PIN-9: resetting somebody’s second factor asks for a fresh sign-in, and is done after it")
    void resetsFactor(Inviting where) {
        peopleAreThere();
        SignedInPerson lost = where == Inviting.PEOPLE ? bo : otto;
        world.superuser().sql("""
                        insert into one_time_codes (tenant_id, person_id, secret, last_step, set_up_at)
                        values (?, ?, 'sealed', 0, now())
                        """).params(lost.tenant(), lost.personId()).update();
        comeTo(where);
        press("Reset second factor: " + lost.displayName());
        asks(this::confirm, AuditKind.SECOND_FACTOR_RESET);
    }

    @Test
    @AsksForFreshSignIn("ViewersRuleSection: ViewersRule.change")
    @DisplayName(
            "PIN-9: requiring a second factor of viewers, or no longer, asks for a fresh sign-in, and is done after it")
    void changesViewersRule() {
        peopleAreThere();
        comeToThePeople();
        asks(() -> click("Require it of viewers"), AuditKind.VIEWERS_FACTOR_ON);
        proved(tenant.admin(), old());
        asks(() -> click("Don’t require it any more"), AuditKind.VIEWERS_FACTOR_OFF);
    }

    @Test
    @AsksForFreshSignIn("MembersSection: MemberService.changeRole")
    @DisplayName("PIN-9: making somebody an administrator asks for a fresh sign-in, and is done after it")
    void promotes() {
        peopleAreThere();
        comeToThePeople();
        press("Make administrator: Vic Viewer");
        asks(this::confirm, AuditKind.ROLE_CHANGED);
    }

    @Test
    @AsksForFreshSignIn("MembersSection: MemberService.changeRole")
    @DisplayName("PIN-9: making somebody a viewer asks for a fresh sign-in, and is done after it")
    void demotes() {
        peopleAreThere();
        comeToThePeople();
        press("Make viewer: Bo Builder");
        asks(this::confirm, AuditKind.ROLE_CHANGED);
    }

    @Test
    @AsksForFreshSignIn("MembersSection: MemberService.changeRole")
    @DisplayName(
            "PIN-9, OPR-3: giving one of the provider's people another role asks for a fresh sign-in, and is done after it")
    @SuppressWarnings("unchecked")
    void givesRole() {
        come(olga, "provider/operators");
        press("Change role: " + otto.displayName());
        ((RadioButtonGroup<Role>) find(RadioButtonGroup.class).single()).setValue(Role.DESK);
        asks(() -> clickLast("Change role"), AuditKind.ROLE_CHANGED);
        assertThat(screen()).contains("The role of " + otto.displayName() + " was changed.");
    }

    @Test
    @AsksForFreshSignIn("TenantAdminsView: TenantAdminService.inviteFirst")
    @DisplayName("PIN-9: inviting a tenant's first administrator asks for a fresh sign-in, and is done after it")
    void invitesTheFirst() {
        come(olga, "provider/tenant-admins/" + tenant.id());
        click("Invite the first administrator");
        asks(this::sendInvitation, AuditKind.PERSON_INVITED);
    }

    private void adminsAreGone() {
        world.bringIn(tenant.admin());
        setBack(tenant.admin(), "31 days");
    }

    private void requested() {
        adminsAreGone();
        as(otto, () -> {
            admins.request(tenant.id(), email, Locale.ENGLISH);
            return email;
        });
    }

    @Test
    @AsksForFreshSignIn("TenantAdminsView: TenantAdminService.request")
    @DisplayName("PIN-9: asking for an administrator for a tenant asks for a fresh sign-in, and is done after it")
    void requests() {
        adminsAreGone();
        come(olga, "provider/tenant-admins/" + tenant.id());
        click("Ask for an administrator");
        asks(this::sendInvitation, AuditKind.RECOVERY_REQUESTED);
    }

    @Test
    @AsksForFreshSignIn("RequestsView: TenantAdminService.consent")
    @DisplayName("PIN-9: consenting as the second operator asks for a fresh sign-in, and is done after it")
    void consents() {
        requested();
        come(olga, "provider/requests");
        press("Consent to an administrator for " + tenant.tenant().name());
        asks(this::confirm, AuditKind.RECOVERY_CONSENTED);
    }

    @Test
    @AsksForFreshSignIn("RequestsView: TenantAdminService.stop")
    @DisplayName("PIN-9: stopping a request for an administrator asks for a fresh sign-in, and is done after it")
    void stops() {
        requested();
        come(olga, "provider/requests");
        asks(() -> press("Stop the request for " + tenant.tenant().name()), AuditKind.RECOVERY_STOPPED);
    }

    /** A domain that the tenant has claimed, and its record. */
    private Domain claimed() {
        Domain domain = new Domain("acme-" + Identifiers.next() + ".example");
        as(tenant.admin(), () -> {
            domains.claim(domain.value());
            return domain;
        });
        TestDns.shared()
                .publish(
                        domain.challengeName(),
                        as(tenant.admin(), domains::all).getFirst().record());
        return domain;
    }

    @Test
    @AsksForFreshSignIn({
        "DomainsSection: DomainService.claim",
        "DomainsSection: DomainService.prove",
        "DomainsSection: DomainService.remove"
    })
    @DisplayName("PIN-9: what is done about domains asks for a fresh sign-in, and is done after it")
    void domains() {
        peopleAreThere();
        come(tenant.admin(), "single-sign-on");
        click("Add a domain");
        String other = "other-" + Identifiers.next() + ".example";
        fill("Domain", other);
        asks(() -> click("Add"), AuditKind.DOMAIN_CLAIMED);
        as(tenant.admin(), () -> {
            domains.remove(new Domain(other));
            return other;
        });

        Domain domain = claimed();
        come(tenant.admin(), "single-sign-on");
        asks(() -> press("Look up the record of " + domain), AuditKind.DOMAIN_PROVEN);
        assertThat(screen()).contains("Proven by its record");

        proved(tenant.admin(), old());
        press("Give up " + domain);
        asks(this::confirm, AuditKind.DOMAIN_REMOVED);
        assertThat(screen()).contains("No domain was added yet");
    }

    @Test
    @AsksForFreshSignIn("TenantDomainsView: DomainDesk.vouch")
    @DisplayName("PIN-9: saying whose a domain is asks for a fresh sign-in, and is done after it")
    void vouches() {
        peopleAreThere();
        Domain domain = claimed();
        come(olga, "provider/tenant-domains/" + tenant.id());
        press("Confirm that " + domain + " belongs to the organization");
        asks(() -> clickLast("Confirm"), AuditKind.DOMAIN_VOUCHED);
        assertThat(screen()).contains("Confirmed by one of us");
    }

    private void fillProvider(TestIdentityProvider provider) {
        fill("Issuer", provider.issuer());
        fill("Client ID", TestIdentityProvider.CLIENT);
        test(find(PasswordField.class).withCaption("Client secret").single()).setValue(TestIdentityProvider.SECRET);
    }

    @Test
    @AsksForFreshSignIn({
        "ProviderSection: OwnProviderService.save",
        "ProviderSection: OwnProviderService.choose",
        "ProviderSection: OwnProviderService.remove",
        "TenantDomainsView: OwnProviderDesk.release"
    })
    @DisplayName("PIN-9: what is done about the own provider asks for a fresh sign-in, and is done after it")
    void ownProvider() {
        peopleAreThere();
        Domain domain = claimed();
        as(tenant.admin(), () -> {
            domains.prove(domain);
            return domain;
        });
        try (TestIdentityProvider provider = new TestIdentityProvider()) {
            come(tenant.admin(), "single-sign-on");
            click("Add provider");
            fillProvider(provider);
            asks(() -> click("Save"), AuditKind.OWN_PROVIDER_SAVED);
            assertThat(screen()).contains("Nobody has come in by it yet", "/login/oauth2/code/own-");

            world.superuser()
                    .sql("update own_providers set tried_at = now() where tenant_id = ?")
                    .param(tenant.id().value())
                    .update();
            come(tenant.admin(), "single-sign-on");
            click("Require it");
            asks(this::confirm, AuditKind.OWN_PROVIDER_REQUIRED);

            come(olga, "provider/tenant-domains/" + tenant.id());
            click("Let people choose again");
            asks(this::confirm, AuditKind.OWN_PROVIDER_RELEASED);

            come(tenant.admin(), "single-sign-on");
            click("Remove");
            asks(this::confirm, AuditKind.OWN_PROVIDER_REMOVED);
        }
    }
}
