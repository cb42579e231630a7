package io.portwarden.upstream.telnyx;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.UpstreamOrderService;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.connection.AsConnection;
import io.portwarden.upstream.connection.UpstreamDepartures;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The orders that port-outs become, asked for as the connection that they come by. */
@Component
class TelnyxOrders {

    private final UpstreamOrderService orders;
    private final UpstreamDepartures departures;

    TelnyxOrders(UpstreamOrderService orders, UpstreamDepartures departures) {
        this.orders = orders;
        this.departures = departures;
    }

    Optional<PortOutOrder> find(UpstreamConnection connection, UUID id) {
        return AsConnection.ordering(connection, () -> orders.find(connection.carrier(), id));
    }

    /** Makes an order of it, or finds the one that was made before: the same again is the same (ORD-5). */
    PortOutOrder make(
            UpstreamConnection connection,
            TelnyxPortOut portOut,
            Instant reviewEndsAtTheLatest,
            boolean silenceConfirms) {
        return AsConnection.ordering(
                connection,
                () -> orders.tell(
                        connection.carrier(), order(connection, portOut), reviewEndsAtTheLatest, silenceConfirms));
    }

    /** What would become of it. */
    PortOutCheck rehearse(UpstreamConnection connection, TelnyxPortOut portOut) {
        return AsConnection.ordering(
                connection, () -> orders.rehearseTold(connection.carrier(), order(connection, portOut)));
    }

    PortOutOrder complete(UpstreamConnection connection, UUID id) {
        return AsConnection.ordering(connection, () -> orders.complete(connection.carrier(), id));
    }

    PortOutOrder cancel(UpstreamConnection connection, UUID id) {
        return AsConnection.ordering(connection, () -> orders.cancel(connection.carrier(), id));
    }

    /** Writes down that its numbers have left without an order (ORD-14); those of which that stands there already are passed over. */
    void left(UpstreamConnection connection, TelnyxPortOut portOut, Instant at) {
        for (PhoneNumber number : portOut.numbers()) {
            departures.record(connection, number, at, takenBy(connection, portOut));
        }
    }

    private static String takenBy(UpstreamConnection connection, TelnyxPortOut portOut) {
        return Carrier.isSpid(portOut.spid())
                ? portOut.spid()
                : connection.carrier().spid();
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
                takenBy(connection, portOut));
    }
}
