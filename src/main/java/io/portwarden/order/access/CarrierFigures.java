package io.portwarden.order.access;

import io.portwarden.carrier.CarrierId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts how often carriers' orders were refused, for the provider's side. */
@Repository
public class CarrierFigures {

    private final JdbcClient jdbc;

    CarrierFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What became of a carrier's orders.
     *
     * @param orders that it placed
     * @param rejected of these, those that are rejected now
     * @param wrongPins of the rejected ones, those that came with a wrong PIN
     */
    public record Figures(int orders, int rejected, int wrongPins) {

        /** How many of a hundred were rejected; 0 where there were none. */
        public int rejectedPercent() {
            return orders == 0 ? 0 : Math.round(100f * rejected / orders);
        }
    }

    /** The figures of a carrier for what it has placed since, in the transaction under way, which must be the provider's. */
    public Figures since(CarrierId carrierId, Instant since) {
        return jdbc.sql("""
                        select count(*) as orders,
                               count(*) filter (where status = 'rejected') as rejected,
                               count(*) filter (where status = 'rejected' and 'pin-wrong' = any (reasons)) as wrong
                        from port_out_orders where carrier_id = :carrier and order_id >= :since
                        """)
                .param("carrier", carrierId.value())
                // UUIDv7 begins with the milliseconds of its making (RFC 9562, section 5.7).
                .param("since", new UUID(since.toEpochMilli() << 16, 0))
                .query((row, index) -> new Figures(row.getInt("orders"), row.getInt("rejected"), row.getInt("wrong")))
                .single();
    }
}
