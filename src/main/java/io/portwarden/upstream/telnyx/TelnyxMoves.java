package io.portwarden.upstream.telnyx;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderMove;
import io.portwarden.order.PortOutOrder;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.connection.Connections;
import org.springframework.stereotype.Component;

/** Leaves word of what is decided here of a port-out, in the same transaction, so that it is looked at soon. */
@Component
class TelnyxMoves implements OrderMove.Listener {

    private final Connections connections;
    private final TelnyxRepository portOuts;

    TelnyxMoves(Connections connections, TelnyxRepository portOuts) {
        this.connections = connections;
        this.portOuts = portOuts;
    }

    @Override
    public void moved(OrderMove move, PortOutOrder before, PortOutOrder after, Carrier carrier) {
        // What this node does not know yet may be one; word of what is none does no harm.
        if (carrier.upstream()
                && connections
                        .of(carrier.id())
                        .map(connection -> connection.kind() == UpstreamKind.TELNYX)
                        .orElse(true)) {
            portOuts.moved(after.tenantId(), after.id());
        }
    }
}
