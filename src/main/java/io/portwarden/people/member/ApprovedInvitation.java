package io.portwarden.people.member;

import io.portwarden.approval.Act;
import io.portwarden.approval.ActKind;
import io.portwarden.approval.ApprovalRequest;
import io.portwarden.approval.ObsoleteActException;
import io.portwarden.people.EmailAddress;
import io.portwarden.shared.Role;
import io.portwarden.shared.database.Scope;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Invites an admin when a second one has approved it. */
@Component
class ApprovedInvitation implements Act {

    private static final String EMAIL = "email";
    private static final String LANGUAGE = "language";

    private final Inviting inviting;

    ApprovedInvitation(Inviting inviting) {
        this.inviting = inviting;
    }

    static Map<String, String> data(EmailAddress email, Locale language) {
        return Map.of(EMAIL, email.value(), LANGUAGE, language.getLanguage());
    }

    @Override
    public Set<ActKind> kinds() {
        return Set.of(ActKind.ADMIN_INVITATION);
    }

    @Override
    public Scope scope(ApprovalRequest request) {
        return Scope.tenant(request.tenantId()).andEmail(request.get(EMAIL));
    }

    @Override
    public void perform(ApprovalRequest request) {
        try {
            inviting.invite(
                    request.tenantId(),
                    new EmailAddress(request.get(EMAIL)),
                    Role.TENANT_ADMIN,
                    Locale.of(request.get(LANGUAGE)),
                    request.requester());
        } catch (InvitationRefusedException refused) {
            throw new ObsoleteActException("Invited or come in meanwhile");
        }
    }
}
