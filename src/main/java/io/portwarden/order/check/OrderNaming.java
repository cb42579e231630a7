package io.portwarden.order.check;

import io.portwarden.carrier.CarrierId;
import io.portwarden.order.OrderName;
import io.portwarden.order.OrderNameTakenException;
import io.portwarden.order.Placement;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.store.OrderNameRepository;
import io.portwarden.pin.KeyedDigest;
import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.pin.access.KeyedDigests;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Turnstile;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

    /** What asking for the name came to: it was claimed, or it names that order. */
    private record Answer(Optional<UUID> claim, Optional<OrderNameRepository.Place> placed) {}

    /**
     * The order of that name: made now, or the one that the same request has made before.
     *
     * @param content everything that was sent under the name
     * @param make checks the request and stores the order under the claim that it is given
     * @param read reads the order that was made before
     * @throws OrderNameTakenException when the name was given to other content
     * @throws UnavailableException when an equal request did not come to an end in time
     */
    public Placement once(
            CarrierId carrierId,
            OrderName name,
            byte[] content,
            Function<UUID, PortOutOrder> make,
            Function<OrderNameRepository.Place, PortOutOrder> read) {
        Key key = new Key(carrierId, name);
        KeyedDigest digest = digests.digest(content);
        Answer answer = turnstile
                .pass(key, PATIENCE, () -> ask(key, digest, content))
                .orElseThrow(() -> new UnavailableException("The same request is still being checked"));
        if (answer.claim().isEmpty()) {
            return new Placement(read.apply(answer.placed().orElseThrow()), false);
        }
        UUID claim = answer.claim().get();
        try {
            return new Placement(make.apply(claim), true);
        } catch (RuntimeException failed) {
            release(key, claim, failed);
            throw failed;
        } finally {
            turnstile.call(key);
        }
    }

    /** Writes down, in the transaction that stores it, that the order has its name. */
    public void placed(PortOutOrder order, UUID claim) {
        if (!names.placed(order, claim)) {
            throw new UnavailableException("The check took too long");
        }
    }

    private Optional<Answer> ask(Key key, KeyedDigest digest, byte[] content) {
        return transactions.stating(Scope.carrier(key.carrierId().value()), () -> {
            UUID claim = Identifiers.next();
            if (names.claim(key.carrierId(), key.name(), digest, claim, LEASE)) {
                return Optional.of(new Answer(Optional.of(claim), Optional.empty()));
            }
            Optional<OrderNameRepository.Taken> found = names.find(key.carrierId(), key.name());
            if (found.isEmpty()) {
                return Optional.empty(); // given up between the two statements
            }
            OrderNameRepository.Taken taken = found.get();
            if (taken.placed().isEmpty() && taken.lapsed()) {
                names.release(key.carrierId(), key.name(), taken.claim());
                return Optional.empty();
            }
            if (!sameContent(taken.digest(), content)) {
                throw new OrderNameTakenException(key.name());
            }
            return taken.placed().map(place -> new Answer(Optional.empty(), Optional.of(place)));
        });
    }

    /** A request whose digest was made under a key that has been dropped since cannot be told from another. */
    private boolean sameContent(KeyedDigest stored, byte[] content) {
        try {
            return digests.sameContent(stored, content);
        } catch (UnknownPinKeyException dropped) {
            return false;
        }
    }

    /** So that the carrier can send it again at once; where even that fails, the claim lapses by itself. */
    private void release(Key key, UUID claim, RuntimeException failed) {
        try {
            transactions.doStating(
                    Scope.carrier(key.carrierId().value()), () -> names.release(key.carrierId(), key.name(), claim));
        } catch (RuntimeException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }
}
