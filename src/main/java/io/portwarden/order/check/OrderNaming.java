package io.portwarden.order.check;

import io.portwarden.carrier.CarrierId;
import io.portwarden.order.OrderName;
import io.portwarden.order.OrderNameTakenException;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.store.OrderNameRepository;
import io.portwarden.pin.KeyedDigest;
import io.portwarden.pin.KeyedDigests;
import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Turnstile;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Sees to it that equal requests make one order and get one answer, and that a name is not given twice (ORD-5): a request
 * claims its name, committed, before anything is checked; equal ones wait for the answer.
 */
@Component
public class OrderNaming {

    /** How long a request waits for an equal one that is being checked. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** After this a claim whose request has not come to an end is free again: its program has died. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final OrderNameRepository names;
    private final KeyedDigests digests;
    private final Turnstile<Key> turnstile = new Turnstile<>();

    OrderNaming(Transactions transactions, OrderNameRepository names, KeyedDigests digests) {
        this.transactions = transactions;
        this.names = names;
        this.digests = digests;
    }

    private record Key(CarrierId carrierId, OrderName name) {}

    /** The one right to make the order of a name, until it is closed; or the order that an equal request has made. */
    public final class Claim implements AutoCloseable {

        private final Key key;
        private final UUID id;
        private final Optional<UUID> earlier;
        private boolean open;

        private Claim(Key key, UUID id, Optional<UUID> earlier) {
            this.key = key;
            this.id = id;
            this.earlier = earlier;
            this.open = earlier.isEmpty();
        }

        /** The order that the same request has made before; nothing where it is to be made now. */
        public Optional<UUID> earlier() {
            return earlier;
        }

        /**
         * Writes down, in the transaction that stores it, that the order has its name.
         *
         * @throws UnavailableException when somebody else may have the name by now
         */
        public void give(PortOutOrder order) {
            names.placed(order, id, () -> new UnavailableException("The check took too long"));
            transactions.afterCommit(() -> open = false);
        }

        /** A name that was not given is free again, so that the carrier can send it again at once; or else it lapses. */
        @Override
        public void close() {
            try {
                if (open) {
                    transactions.doStating(
                            Scope.carrier(key.carrierId().value()),
                            () -> names.release(key.carrierId(), key.name(), id));
                }
            } finally {
                turnstile.call(key);
            }
        }
    }

    /**
     * Claims a name for one request, or finds the order that the same request has made before.
     *
     * @param content everything that was sent under the name
     * @throws OrderNameTakenException when the name was given to other content
     * @throws UnavailableException when an equal request did not come to an end in time
     */
    public Claim claim(CarrierId carrierId, OrderName name, byte[] content) {
        Key key = new Key(carrierId, name);
        KeyedDigest digest = digests.digest(content);
        return turnstile
                .pass(key, PATIENCE, () -> ask(key, digest, content))
                .orElseThrow(() -> new UnavailableException("The same request is still being checked"));
    }

    private Optional<Claim> ask(Key key, KeyedDigest digest, byte[] content) {
        UUID claim = Identifiers.next();
        Scope scope = Scope.carrier(key.carrierId().value());
        return transactions.autocommittingProvisionally(
                        scope, () -> names.claim(key.carrierId(), key.name(), digest, claim, LEASE))
                ? Optional.of(new Claim(key, claim, Optional.empty()))
                : transactions.stating(scope, () -> askOfTaken(key, content));
    }

    private Optional<Claim> askOfTaken(Key key, byte[] content) {
        Optional<OrderNameRepository.Taken> found = names.find(key.carrierId(), key.name());
        if (found.isEmpty()) {
            return Optional.empty(); // given up between the two statements
        }
        OrderNameRepository.Taken taken = found.get();
        if (taken.order().isEmpty() && taken.lapsed()) {
            names.release(key.carrierId(), key.name(), taken.claim());
            return Optional.empty();
        }
        if (!sameContent(taken.digest(), content)) {
            throw new OrderNameTakenException(key.name());
        }
        return taken.order().map(order -> new Claim(key, taken.claim(), Optional.of(order)));
    }

    /** A request whose digest was made under a key that has been dropped since cannot be told from another. */
    private boolean sameContent(KeyedDigest stored, byte[] content) {
        try {
            return digests.sameContent(stored, content);
        } catch (UnknownPinKeyException dropped) {
            return false;
        }
    }
}
