package io.portwarden.people.member;

import io.portwarden.people.AccountRepository;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.MailedToken;
import io.portwarden.people.member.InvitationRefusedException.Reason;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.tenant.TenantService;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Invites people, whoever has decided it, in the transaction under way. It must be for the tenant, and state the address,
 * so that an address that signs in elsewhere is known: whoever invites it never learns of that, only its holder does.
 */
@Component
@EnableConfigurationProperties(InvitationProperties.class)
class Inviting {

    private final AccountRepository accounts;
    private final InvitationRepository invitations;
    private final TenantService tenants;
    private final MemberRecords records;
    private final InvitationProperties properties;

    Inviting(
            AccountRepository accounts,
            InvitationRepository invitations,
            TenantService tenants,
            MemberRecords records,
            InvitationProperties properties) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.tenants = tenants;
        this.records = records;
        this.properties = properties;
    }

    static EmailAddress address(String typed) {
        return EmailAddress.parse(typed).orElseThrow(() -> new InvitationRefusedException(Reason.MALFORMED));
    }

    /** @throws InvitationRefusedException when the address is one of the tenant's own people's, or invited already */
    void invite(TenantId tenantId, EmailAddress email, Role role, Locale language, SignedInPerson by) {
        require(tenantId, email);
        UUID id = Identifiers.next();
        MailedToken token = MailedToken.generate(MailedToken.Kind.INVITATION);
        Instant until = invitations
                .insert(tenantId, id, email, role, language, by, token.digest(), properties.linkFor())
                .orElseThrow(() -> new InvitationRefusedException(Reason.INVITED_ALREADY));
        record(tenantId, id, email, role, language, by, token, until, signsInAlready(email));
    }

    /** @throws InvitationRefusedException when {@link #invite} would for what is known now */
    void require(TenantId tenantId, EmailAddress email) {
        if (accounts.holder(email.value())
                .filter(key -> key.tenantId().equals(tenantId))
                .isPresent()) {
            throw new InvitationRefusedException(Reason.HERE_ALREADY);
        }
        List<Invitation> open = invitations.open(tenantId);
        if (open.stream().anyMatch(invitation -> invitation.email().equals(email.value()))) {
            throw new InvitationRefusedException(Reason.INVITED_ALREADY);
        }
        if (open.size() >= properties.atOnce()) {
            throw new InvitationRefusedException(Reason.TOO_MANY);
        }
    }

    private boolean signsInAlready(EmailAddress email) {
        return accounts.holder(email.value()).isPresent();
    }

    /** Sends another link; the one that was sent works no more. */
    void resend(TenantId tenantId, UUID id, SignedInPerson by) {
        InvitationRepository.Row row =
                invitations.lock(tenantId, id).orElseThrow(() -> new InvitationRefusedException(Reason.GONE));
        MailedToken token = MailedToken.generate(MailedToken.Kind.INVITATION);
        Instant until = invitations
                .renew(tenantId, id, token.digest(), properties.linkFor(), properties.pause())
                .orElseThrow(() -> new InvitationRefusedException(Reason.TOO_SOON));
        EmailAddress email = new EmailAddress(row.invitation().email());
        record(tenantId, id, email, row.invitation().role(), row.language(), by, token, until, signsInAlready(email));
    }

    private void record(
            TenantId tenantId,
            UUID id,
            EmailAddress email,
            Role role,
            Locale language,
            SignedInPerson by,
            MailedToken token,
            Instant until,
            boolean elsewhere) {
        String tenantName = tenants.get(tenantId).name();
        if (elsewhere) {
            records.invitedElsewhere(tenantId, tenantName, id, email, role, language, by);
        } else {
            records.invited(tenantId, tenantName, id, email, role, language, by, token.link(), until);
        }
    }
}
