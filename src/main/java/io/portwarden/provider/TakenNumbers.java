package io.portwarden.provider;

import io.portwarden.audit.AuditActor;
import io.portwarden.number.NumberChange;
import io.portwarden.number.NumberStanding;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.tenant.TenantService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sees to it that no tenant keeps for its main number one that the provider has given to another. To be called last in a
 * transaction for the provider, like {@link TenantRecords}.
 */
@Component
public class TakenNumbers {

    private final TenantService tenants;
    private final TenantRecords records;

    TakenNumbers(TenantService tenants, TenantRecords records) {
        this.tenants = tenants;
        this.records = records;
    }

    /** @param standings how the numbers stood before */
    public void from(AuditActor actor, Collection<NumberChange> changes, Map<PhoneNumber, NumberStanding> standings) {
        Map<TenantId, List<PhoneNumber>> lost = new TreeMap<>(Comparator.comparing(TenantId::value));
        for (NumberChange change : changes) {
            @Nullable NumberStanding before = standings.get(change.phoneNumber());
            @Nullable TenantId holder = before == null ? null : before.holder();
            if (holder != null && !holder.equals(change.tenantId())) {
                lost.computeIfAbsent(holder, any -> new ArrayList<>()).add(change.phoneNumber());
            }
        }
        lost.forEach((holder, numbers) -> {
            if (tenants.mainNumberLeaves(holder, numbers)) {
                records.withoutMainNumber(actor, holder);
            }
        });
    }
}
