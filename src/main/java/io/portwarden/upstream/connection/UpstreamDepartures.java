package io.portwarden.upstream.connection;

import io.portwarden.portback.DepartureRefusedException;
import io.portwarden.portback.InvalidDepartureException;
import io.portwarden.portback.access.DepartureDesk;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.upstream.UpstreamConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down that a number has left without an order, because its upstream says so (ORD-14). */
@Component
public class UpstreamDepartures {

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamDepartures.class);

    private final DepartureDesk desk;

    UpstreamDepartures(DepartureDesk desk) {
        this.desk = desk;
    }

    /**
     * What stands there already, or cannot be, is passed over.
     *
     * @param takenBy the SPID of whoever has the number now
     */
    public void record(UpstreamConnection connection, PhoneNumber number, Instant at, String takenBy) {
        try {
            DepartureDesk.Written unused = AsConnection.writingDown(
                    connection, () -> desk.record(number, at.truncatedTo(ChronoUnit.SECONDS), takenBy));
        } catch (DepartureRefusedException | InvalidDepartureException none) {
            LOG.info("Upstream {} says of a number that it has left: {}", connection.name(), none.getMessage());
        }
    }
}
