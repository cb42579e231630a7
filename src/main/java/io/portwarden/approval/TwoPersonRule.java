package io.portwarden.approval;

import io.portwarden.approval.ApprovalRefusedException.Reason;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Tells features whether what an admin does has to wait for a second one, and lets it wait; in the transaction under way,
 * which must be for the tenant.
 */
@Component
@EnableConfigurationProperties(ApprovalProperties.class)
public class TwoPersonRule {

    private final ApprovalRepository requests;
    private final ApprovalRecords records;
    private final ApprovalProperties properties;

    TwoPersonRule(ApprovalRepository requests, ApprovalRecords records, ApprovalProperties properties) {
        this.requests = requests;
        this.records = records;
        this.properties = properties;
    }

    /** Whether the tenant wants it. */
    public boolean holds(TenantId tenantId) {
        return requests.ruleHolds(tenantId);
    }

    /**
     * Lets something wait until a second admin has approved it; the feature's {@link Act} does it then. To be called last
     * in the transaction.
     *
     * @param subject whom or what it is about, in words, at most 300 characters; may be empty
     * @param data what is needed to do it; kept until it is decided
     * @throws ApprovalRefusedException when the same waits already
     */
    public void ask(SignedInPerson by, ActKind kind, String subject, Map<String, String> data) {
        requests.expire(by.tenantId());
        UUID id = Identifiers.next();
        Instant until = requests.insert(id, kind, subject, data, by, properties.within())
                .orElseThrow(() -> new ApprovalRefusedException(Reason.ASKED_ALREADY));
        records.requested(kind, subject, by, until);
    }

    /** Of whoever is no admin any more nothing waits any more. */
    public void dropAllOf(TenantId tenantId, UUID personId) {
        requests.dropAllOf(tenantId, personId);
    }
}
