package io.portwarden.people.member;

import io.portwarden.people.EmailAddress;
import io.portwarden.shared.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ends what is open for an address, in the transaction under way: its holder is in already, or may not come in any more. */
@Component
public class InvitationEnd {

    private final InvitationRepository invitations;
    private final MemberRecords records;

    InvitationEnd(InvitationRepository invitations, MemberRecords records) {
        this.invitations = invitations;
        this.records = records;
    }

    /** @return those that were open; {@link #record} writes them down */
    public List<Invitation> end(TenantId tenantId, EmailAddress address) {
        List<Invitation> ended = invitations.open(tenantId).stream()
                .filter(open -> open.email().equals(address.value()))
                .toList();
        ended.forEach(open -> invitations.cancel(tenantId, open.id()));
        return ended;
    }

    /** To be called last in the transaction: it holds the end of the tenant's trail. */
    public void record(TenantId tenantId, List<Invitation> ended) {
        ended.forEach(invitation -> records.invitationCancelled(tenantId, invitation));
    }
}
