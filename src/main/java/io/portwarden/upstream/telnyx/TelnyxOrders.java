package io.portwarden.upstream.telnyx;

import io.portwarden.apikey.KeyHolder;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.UpstreamOrderService;
import io.portwarden.portback.DepartureRefusedException;
import io.portwarden.portback.InvalidDepartureException;
import io.portwarden.portback.access.DepartureDesk;
import io.portwarden.provider.ProviderProgram;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.upstream.UpstreamConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;

/** The orders that port-outs become, asked for as the connection that they come by. */
@Component
class TelnyxOrders {

    private static final String ROLE = "UPSTREAM";

    private static final Logger LOG = LoggerFactory.getLogger(TelnyxOrders.class);

    private final UpstreamOrderService orders;
    private final DepartureDesk departures;

    TelnyxOrders(UpstreamOrderService orders, DepartureDesk departures) {
        this.orders = orders;
        this.departures = departures;
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

    /** Writes down that its numbers have left without an order (ORD-14); those of which that stands there already are passed over. */
    void left(UpstreamConnection connection, TelnyxPortOut portOut, Instant at) {
        for (PhoneNumber number : portOut.numbers()) {
            try {
                DepartureDesk.Written ignored = as(
                        new PreAuthenticatedAuthenticationToken(
                                new ProviderProgram(connection.id(), connection.name()),
                                "",
                                AuthorityUtils.createAuthorityList("ROLE_PROVIDER_PROGRAM")),
                        () -> departures.record(
                                number, at.truncatedTo(ChronoUnit.SECONDS), takenBy(connection, portOut)));
            } catch (DepartureRefusedException | InvalidDepartureException none) {
                LOG.info("{} says that a number has left: {}", connection.name(), none.getMessage());
            }
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

    private static <T> T as(UpstreamConnection connection, Supplier<T> work) {
        return as(new KeyHolder(ROLE, connection.carrier(), connection.id()), work);
    }

    private static <T> T as(Authentication who, Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext own = SecurityContextHolder.createEmptyContext();
        own.setAuthentication(who);
        SecurityContextHolder.setContext(own);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
