package io.portwarden.idempotency;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import java.util.UUID;

/**
 * Who has sent a request: a carrier, or the provider, all of whose programs are one.
 *
 * @param scope whom the transaction is for that does what is asked
 * @param test whether with a test key, which has nothing to do with others (API-22)
 */
public record Sender(Scope scope, boolean test) {

    UUID id() {
        return scope.carrier().isEmpty() ? TenantId.PROVIDER.value() : UUID.fromString(scope.carrier());
    }

    String text() {
        return test ? "test " + id() : id().toString();
    }
}
