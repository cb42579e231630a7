package io.portwarden.pin.key;

import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.pin.WrongPinKeyException;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Prompt;
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

    private final Prompt<List<PinKeyCheck>> inUse;
    private final PinKeys keys;

    PinKeyHealth(Transactions transactions, PinKeyRepository known, PinKeys keys) {
        super("The keys that are in use cannot be read");
        this.inUse = new Prompt<>(() -> transactions.stating(Scope.nothing(), known::checks));
        this.keys = keys;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        // While that cannot be found out, what was found out last counts: whether the database is there, others say.
        List<String> missing = inUse.nowOrLast().orElse(List.of()).stream()
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
