package io.portwarden.approval;

import java.util.Set;
import org.springframework.stereotype.Component;

/** Gives the rule up, when a second admin has agreed to that. */
@Component
class RuleOff implements Act {

    private final ApprovalRepository requests;
    private final ApprovalRecords records;

    RuleOff(ApprovalRepository requests, ApprovalRecords records) {
        this.requests = requests;
        this.records = records;
    }

    @Override
    public Set<ActKind> kinds() {
        return Set.of(ActKind.RULE_OFF);
    }

    @Override
    public void perform(ApprovalRequest request) {
        if (!requests.setRule(request.tenantId(), false)) {
            throw new ObsoleteActException("The rule does not hold any more");
        }
        records.rule(request.requester(), false);
    }
}
