package io.portwarden.order.access;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderNameTakenException;
import io.portwarden.order.OrderNotFoundException;
import io.portwarden.order.OrderSender;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Supplement;
import io.portwarden.order.life.CarrierMoves;
import io.portwarden.shared.UnavailableException;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets carriers supplement and complete the orders that they have sent (ORD-6, ORD-7). */
@Service
public class CarrierMoveService {

    private final CarrierMoves moves;

    CarrierMoveService(CarrierMoves moves) {
        this.moves = moves;
    }

    /**
     * Makes the carrier's next version of its order; the same again gives the same order as it is by then (ORD-6). A
     * correction is checked as a new order is, PIN and limits included, and begins a new review window or is rejected;
     * where its PIN was not accepted the answer takes the same time, whatever the reason (PIN-8).
     *
     * @throws OrderNotFoundException when the carrier has sent no such order
     * @throws OrderNameTakenException when this or a later version has been sent with other content
     * @throws MoveRefusedException when the order's state, its version or the date does not allow it; the order stays as
     *     it was, and no PIN was looked at
     * @throws UnavailableException when no answer could be found in time; nothing was accepted
     */
    @PreAuthorize("hasRole('CARRIER')")
    public PortOutOrder supplement(Carrier carrier, UUID id, Supplement supplement) {
        return moves.supplement(OrderSender.of(carrier), id, supplement);
    }

    /**
     * Takes the numbers of a confirmed order from the tenant, on its due date or later (ORD-7).
     *
     * @throws OrderNotFoundException when the carrier has sent no such order
     * @throws MoveRefusedException when it cannot be completed, or not yet
     */
    @PreAuthorize("hasRole('CARRIER')")
    public PortOutOrder complete(Carrier carrier, UUID id) {
        return moves.complete(OrderSender.of(carrier), id);
    }
}
