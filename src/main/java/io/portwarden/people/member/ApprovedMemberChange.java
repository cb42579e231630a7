package io.portwarden.people.member;

import io.portwarden.approval.Act;
import io.portwarden.approval.ActKind;
import io.portwarden.approval.ApprovalRequest;
import io.portwarden.approval.ObsoleteActException;
import io.portwarden.people.Person;
import io.portwarden.shared.Role;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Removes an admin, takes an admin's second factor away, or changes who is one, when a second admin has approved it. */
@Component
class ApprovedMemberChange implements Act {

    private static final String PERSON = "person";

    private final MemberChanges changes;

    ApprovedMemberChange(MemberChanges changes) {
        this.changes = changes;
    }

    static Map<String, String> data(Person person) {
        return Map.of(PERSON, person.personId().toString());
    }

    @Override
    public Set<ActKind> kinds() {
        return Set.of(ActKind.ADMIN_REMOVAL, ActKind.ADMIN_DEMOTION, ActKind.ADMIN_PROMOTION, ActKind.FACTOR_RESET);
    }

    @Override
    public void perform(ApprovalRequest request) {
        boolean up = request.kind() == ActKind.ADMIN_PROMOTION;
        boolean leaves = request.kind() == ActKind.ADMIN_REMOVAL || request.kind() == ActKind.ADMIN_DEMOTION;
        try {
            Person person = changes.lock(request.requester(), UUID.fromString(request.get(PERSON)), leaves);
            if (person.role() != (up ? Role.TENANT_VIEWER : Role.TENANT_ADMIN)) {
                throw new ObsoleteActException("The role was changed meanwhile");
            }
            switch (request.kind()) {
                case ADMIN_REMOVAL -> changes.remove(request.requester(), person);
                case FACTOR_RESET -> changes.resetFactor(request.requester(), person);
                default -> changes.changeRole(request.requester(), person, up ? Role.TENANT_ADMIN : Role.TENANT_VIEWER);
            }
        } catch (MemberRefusedException refused) {
            throw new ObsoleteActException("The person is gone, or the last admin");
        }
    }
}
