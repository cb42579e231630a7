package io.portwarden.upstream.telnyx;

import io.portwarden.apikey.KeyHolder;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.UpstreamOrderService;
import io.portwarden.upstream.UpstreamConnection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The orders that port-outs become, asked for as the connection that they come by. */
@Component
class TelnyxOrders {

    private static final String ROLE = "UPSTREAM";

    private final UpstreamOrderService orders;

    TelnyxOrders(UpstreamOrderService orders) {
        this.orders = orders;
    }

    Optional<PortOutOrder> find(UpstreamConnection connection, UUID id) {
        return as(connection, () -> orders.find(connection.carrier(), id));
    }

    /** Makes an order of it, or finds the one that was made before: the same again is the same (ORD-5). */
    PortOutOrder make(
            UpstreamConnection connection,
            TelnyxPortOut portOut,
            Instant reviewEndsAtTheLatest,
            boolean silenceConfirms) {
        return as(
                connection,
                () -> orders.tell(
                        connection.carrier(), order(connection, portOut), reviewEndsAtTheLatest, silenceConfirms));
    }

    /** What would become of it. */
    PortOutCheck rehearse(UpstreamConnection connection, TelnyxPortOut portOut) {
        return as(connection, () -> orders.rehearseTold(connection.carrier(), order(connection, portOut)));
    }

    PortOutOrder complete(UpstreamConnection connection, UUID id) {
        return as(connection, () -> orders.complete(connection.carrier(), id));
    }

    PortOutOrder cancel(UpstreamConnection connection, UUID id) {
        return as(connection, () -> orders.cancel(connection.carrier(), id));
    }

    /** Telnyx compares the PIN and knows no account number of ours; who takes the numbers over, it says where it can. */
    private static PlaceOrder order(UpstreamConnection connection, TelnyxPortOut portOut) {
        return new PlaceOrder(
                portOut.orderName(),
                portOut.numbers(),
                "",
                PlaceOrder.isText(portOut.zipCode(), PlaceOrder.LONGEST_ZIP_CODE) ? portOut.zipCode() : "",
                null,
                portOut.due(),
                null,
                true,
                Carrier.isSpid(portOut.spid())
                        ? portOut.spid()
                        : connection.carrier().spid());
    }

    private static <T> T as(UpstreamConnection connection, Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext own = SecurityContextHolder.createEmptyContext();
        own.setAuthentication(new KeyHolder(ROLE, connection.carrier(), connection.id()));
        SecurityContextHolder.setContext(own);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
