package io.portwarden.portback.life;

import io.portwarden.order.OrderParty;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackMove;
import io.portwarden.portback.PortBackRefusal;
import io.portwarden.portback.PortBackRefusedException;
import java.util.Optional;

/** Says what may be done to a case, by whom and in which state (ORD-14). */
public final class PortBackStates {

    private PortBackStates() {}

    /** Why a move cannot be made now; nothing when it can. */
    public static Optional<PortBackRefusal> refusal(PortBack about, PortBackMove move, OrderParty party) {
        if (party != move.party()) {
            return Optional.of(PortBackRefusal.NOT_FOR_THIS_PARTY);
        }
        if (!move.startsFrom(about.status())) {
            return Optional.of(PortBackRefusal.NOT_IN_THIS_STATE);
        }
        return move == PortBackMove.SAY_UNWANTED && about.unwanted()
                ? Optional.of(PortBackRefusal.SAID_ALREADY)
                : Optional.empty();
    }

    /** @throws PortBackRefusedException when the move cannot be made now */
    public static void require(PortBack about, PortBackMove move, OrderParty party) {
        refusal(about, move, party).ifPresent(refusal -> {
            throw new PortBackRefusedException(refusal);
        });
    }
}
