package io.portwarden.number.access;

import io.portwarden.number.UpstreamNumber;
import io.portwarden.number.store.StockRepository;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells the upstreams which numbers are theirs to guard (NUM-4); every method joins the caller's transaction and its scope. */
@Service
public class UpstreamNumbers {

    private static final int PART = 10_000;

    private final StockRepository numbers;

    UpstreamNumbers(StockRepository numbers) {
        this.numbers = numbers;
    }

    /** All of the tenant's. */
    public List<UpstreamNumber> of(TenantId tenantId) {
        return numbers.upstreamGuarded(tenantId, tenantId, "", Integer.MAX_VALUE);
    }

    /** This one, while the tenant holds it and an upstream is to guard it. */
    public Optional<UpstreamNumber> find(TenantId tenantId, PhoneNumber number) {
        return numbers.upstreamGuarded(tenantId, number);
    }

    /**
     * A part of those of all tenants, in the order of tenants and numbers; the transaction is the provider's.
     *
     * @param after that the part before ended with; null for the first part
     */
    public List<UpstreamNumber> all(@Nullable UpstreamNumber after) {
        return after == null
                ? numbers.upstreamGuarded(null, TenantId.PROVIDER, "", PART)
                : numbers.upstreamGuarded(
                        null, after.tenantId(), after.phoneNumber().e164(), PART);
    }
}
