package io.portwarden.pin;

import io.portwarden.shared.Scope;
import io.portwarden.shared.Transactions;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Whether this node has every key that PINs may be sealed under. At the start that is seen to; but another node may have
 * begun to seal under a key since then that this one was not given, and then this one cannot check PINs (PIN-7).
 */
@Component("pinKey")
final class PinKeyHealth extends AbstractHealthIndicator {

    private final Transactions transactions;
    private final PinKeyRepository known;
    private final PinKeys keys;

    PinKeyHealth(Transactions transactions, PinKeyRepository known, PinKeys keys) {
        super("The keys that are in use cannot be read");
        this.transactions = transactions;
        this.known = known;
        this.keys = keys;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        List<String> missing = transactions.stating(Scope.nothing(), known::checks).stream()
                .filter(check -> !has(check))
                .map(PinKeyCheck::keyId)
                .toList();
        if (missing.isEmpty()) {
            builder.up();
        } else {
            builder.down().withDetail("missing", missing);
        }
    }

    private boolean has(PinKeyCheck check) {
        try {
            check.verify(keys);
            return true;
        } catch (UnknownPinKeyException | WrongPinKeyException e) {
            return false;
        }
    }
}
