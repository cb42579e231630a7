package io.portwarden.carrier;

import io.portwarden.shared.Identifiers;
import java.util.UUID;

/** Names a carrier. */
public record CarrierId(UUID value) {

    public static CarrierId next() {
        return new CarrierId(Identifiers.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
