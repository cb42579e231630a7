package io.portwarden.order.check;

import io.portwarden.carrier.CarrierId;
import io.portwarden.order.store.ConsentRepository;
import io.portwarden.pin.KeyedDigest;
import io.portwarden.pin.KeyedDigests;
import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.shared.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Knows what a tenant that wants to be asked first has said yes to (UPS-6). */
@Component
public class Consents {

    /** For so long after a yes the same data pass. */
    public static final Duration LAST = Duration.ofDays(7);

    private final ConsentRepository consents;
    private final KeyedDigests digests;
    private final Clock clock;

    Consents(ConsentRepository consents, KeyedDigests digests, Clock clock) {
        this.consents = consents;
        this.digests = digests;
        this.clock = clock;
    }

    /** Whether the same was asked through the same upstream before and has a yes that still lasts; in the transaction under way. */
    boolean given(TenantId tenantId, CarrierId upstream, byte[] content) {
        Instant since = clock.instant().minus(LAST);
        return consents.since(tenantId, upstream, since).stream().anyMatch(said -> isSame(said, content));
    }

    /** What was asked under a key that has been dropped since has to be asked anew. */
    private boolean isSame(KeyedDigest said, byte[] content) {
        try {
            return digests.sameContent(said, content);
        } catch (UnknownPinKeyException dropped) {
            return false;
        }
    }
}
