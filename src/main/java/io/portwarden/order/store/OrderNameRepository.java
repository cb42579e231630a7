package io.portwarden.order.store;

import io.portwarden.carrier.CarrierId;
import io.portwarden.order.OrderName;
import io.portwarden.order.PortOutOrder;
import io.portwarden.pin.KeyedDigest;
import io.portwarden.shared.database.Pipeline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what carriers call their orders, and claims a name for the one request that does the work (ORD-5). */
@Repository
public class OrderNameRepository {

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    OrderNameRepository(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    /**
     * A name that is taken.
     *
     * @param order that it names; absent while its request is still being checked
     * @param lapsed whether the request that claimed it has taken too long to be alive
     */
    public record Taken(KeyedDigest digest, UUID claim, Optional<UUID> order, boolean lapsed) {}

    /** @return whether the name was free and is claimed now */
    public boolean claim(CarrierId carrierId, OrderName name, KeyedDigest digest, UUID claim, Duration lease) {
        return jdbc.sql("""
                                insert into order_names (carrier_id, purchase_order_number, version, digest_key_id, digest,
                                                         claim, claimed_until)
                                values (:carrier, :pon, :version, :digestKey, :digest, :claim,
                                        clock_timestamp() + make_interval(secs => :lease))
                                on conflict do nothing
                                """)
                        .param("carrier", carrierId.value())
                        .param("pon", name.purchaseOrderNumber())
                        .param("version", name.version())
                        .param("digestKey", digest.keyId())
                        .param("digest", digest.mac())
                        .param("claim", claim)
                        .param("lease", (double) lease.toSeconds())
                        .update()
                == 1;
    }

    public Optional<Taken> find(CarrierId carrierId, OrderName name) {
        return jdbc.sql("""
                        select digest_key_id, digest, claim, order_id,
                               claimed_until <= clock_timestamp() as lapsed
                        from order_names
                        where carrier_id = :carrier and purchase_order_number = :pon and version = :version
                        """)
                .param("carrier", carrierId.value())
                .param("pon", name.purchaseOrderNumber())
                .param("version", name.version())
                .query((row, index) -> read(row))
                .optional();
    }

    /** Gives up a claim that has led to no order; nothing happens when somebody else has it by now. */
    public void release(CarrierId carrierId, OrderName name, UUID claim) {
        jdbc.sql("""
                        delete from order_names
                        where carrier_id = :carrier and purchase_order_number = :pon and version = :version
                          and claim = :claim and order_id is null
                        """)
                .param("carrier", carrierId.value())
                .param("pon", name.purchaseOrderNumber())
                .param("version", name.version())
                .param("claim", claim)
                .update();
    }

    /** @param otherwise what is thrown before the commit where the claim does not hold any more */
    public void placed(PortOutOrder order, UUID claim, Supplier<RuntimeException> otherwise) {
        pipeline.sql("""
                        update order_names set tenant_id = :tenant, order_id = :order
                        where carrier_id = :carrier and purchase_order_number = :pon and version = :version
                          and claim = :claim and order_id is null
                        """)
                .param("tenant", order.tenantId().value())
                .param("order", order.id())
                .param("carrier", order.carrierId().value())
                .param("pon", order.name().purchaseOrderNumber())
                .param("version", order.name().version())
                .param("claim", claim)
                .updateOne(otherwise);
    }

    private static Taken read(ResultSet row) throws SQLException {
        return new Taken(
                new KeyedDigest(row.getString("digest_key_id"), row.getBytes("digest")),
                row.getObject("claim", UUID.class),
                Optional.ofNullable(row.getObject("order_id", UUID.class)),
                row.getBoolean("lapsed"));
    }
}
