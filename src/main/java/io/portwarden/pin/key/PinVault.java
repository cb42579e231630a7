package io.portwarden.pin.key;

import io.portwarden.pin.Pin;
import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.pin.UnreadablePinException;
import io.portwarden.shared.hash.Argon2id;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Seals PINs for the database and compares with what was sealed (PIN-7): {@link Argon2id}, encrypted under the current key.
 *
 * <p>Safe for use by many threads.
 */
public final class PinVault {

    private final PinKeys keys;
    private final PasswordEncoder argon2;
    private final Semaphore hashing;
    private final PinWrap wrap = new PinWrap(KeyPurpose.PIN_WRAP);

    public PinVault(PinKeys keys, Argon2id argon2) {
        this(keys, argon2, new Semaphore(Runtime.getRuntime().availableProcessors(), true));
    }

    /** @param hashing each hash takes 19 MiB: more at once than there are cores would cost memory and save no time */
    PinVault(PinKeys keys, Argon2id argon2, Semaphore hashing) {
        this.keys = keys;
        this.argon2 = argon2.encoder();
        this.hashing = hashing;
    }

    /** Seals the tenant's PIN under the current key; the same PIN gives other bytes each time. */
    public SealedPin seal(UUID tenantId, Pin pin) {
        String hash = Objects.requireNonNull(whenFree(() -> argon2.encode(pin.digits())));
        return wrap.wrap(keys.current(), PinWrap.boundTo(tenantId), hash);
    }

    /**
     * Whether this is the PIN that was sealed for this tenant. The time taken does not depend on the answer.
     *
     * @throws UnknownPinKeyException if the key that it was sealed under is not configured
     * @throws UnreadablePinException if it was altered, or sealed for another tenant or under another key of that name:
     *     nothing was compared then, so that no wrong PIN may be counted (PIN-8)
     */
    public boolean matches(UUID tenantId, SealedPin sealed, Pin pin) {
        String hash = unwrap(tenantId, sealed);
        return whenFree(() -> argon2.matches(pin.digits(), hash));
    }

    /**
     * Moves a sealed PIN under the current key without knowing the PIN; one that is under it already stays as it is.
     *
     * @throws UnknownPinKeyException if the key that it was sealed under is not configured
     * @throws UnreadablePinException if it was altered, or sealed for another tenant or under another key of that name
     */
    public SealedPin rewrap(UUID tenantId, SealedPin sealed) {
        if (sealed.keyId().equals(keys.current().id())) {
            return sealed;
        }
        return wrap.wrap(keys.current(), PinWrap.boundTo(tenantId), unwrap(tenantId, sealed));
    }

    String unwrap(UUID tenantId, SealedPin sealed) {
        return wrap.unwrap(keys.named(sealed.keyId()), PinWrap.boundTo(tenantId), sealed);
    }

    private <T> T whenFree(Supplier<T> work) {
        hashing.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }
}
