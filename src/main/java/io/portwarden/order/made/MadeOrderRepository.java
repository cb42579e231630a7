package io.portwarden.order.made;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.portwarden.carrier.CarrierId;
import io.portwarden.order.OrderName;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.pin.KeyedDigest;
import io.portwarden.shared.Page;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps orders for made numbers, of each carrier the newest, and what it calls them. */
@Repository
class MadeOrderRepository {

    /** Far more than somebody looks at. */
    private static final int KEPT = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(visible -> visible.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
            .build();

    private final JdbcClient jdbc;

    MadeOrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order that something is to happen to. */
    record Due(UUID carrierId, UUID orderId) {}

    /** Under which content a name was given, and to what. */
    record Named(KeyedDigest digest, UUID orderId) {}

    /** Lets one request of a carrier after the other be answered, until the transaction ends. */
    void hold(CarrierId carrierId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('made orders ' || :carrier, 0))")
                .param("carrier", carrierId.value().toString())
                .query((row, index) -> "held")
                .single();
    }

    Optional<MadeOrder> find(CarrierId carrierId, UUID id) {
        return jdbc.sql("select body, step, next_at from made_orders where carrier_id = :carrier and order_id = :id")
                .param("carrier", carrierId.value())
                .param("id", id)
                .query((row, index) -> order(row))
                .optional();
    }

    /** Newest first; what is absent does not narrow it. */
    Page<PortOutOrder, UUID> page(
            CarrierId carrierId,
            @Nullable OrderStatus status,
            @Nullable String purchaseOrderNumber,
            @Nullable UUID after,
            int limit) {
        List<PortOutOrder> rows = jdbc.sql("""
                        select body, step, next_at from made_orders
                        where carrier_id = :carrier
                          and (cast(:status as text) is null or status = :status)
                          and (cast(:pon as text) is null or purchase_order_number = :pon)
                          and (cast(:after as uuid) is null or order_id < :after)
                        order by order_id desc limit :limit
                        """)
                .param("carrier", carrierId.value())
                .param("status", status == null ? null : status.code())
                .param("pon", purchaseOrderNumber)
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, index) -> order(row).order())
                .list();
        return Page.of(rows, limit, PortOutOrder::id);
    }

    /** In the place of the oldest, where there are very many. */
    void insert(MadeOrder made) {
        write("""
                insert into made_orders (carrier_id, order_id, purchase_order_number, status, body, step, next_at)
                values (:carrier, :id, :pon, :status, :body, :step, :next)
                """, made);
        jdbc.sql("""
                        delete from made_orders where carrier_id = :carrier and order_id <= (
                            select order_id from made_orders where carrier_id = :carrier
                            order by order_id desc offset :kept limit 1)
                        """)
                .param("carrier", made.order().carrierId().value())
                .param("kept", KEPT)
                .update();
    }

    void update(MadeOrder made) {
        write("""
                update made_orders set purchase_order_number = :pon, status = :status, body = :body, step = :step,
                    next_at = :next
                where carrier_id = :carrier and order_id = :id
                """, made);
    }

    private void write(String sql, MadeOrder made) {
        PortOutOrder order = made.order();
        jdbc.sql(sql)
                .param("carrier", order.carrierId().value())
                .param("id", order.id())
                .param("pon", order.name().purchaseOrderNumber())
                .param("status", order.status().code())
                .param("body", JSON.writeValueAsString(order))
                .param("step", made.step())
                .param("next", Rows.bound(made.nextAt()))
                .update();
    }

    Optional<Named> named(CarrierId carrierId, OrderName name) {
        return jdbc.sql("""
                        select digest_key_id, digest, order_id from made_order_names
                        where carrier_id = :carrier and purchase_order_number = :pon and version = :version
                        """)
                .param("carrier", carrierId.value())
                .param("pon", name.purchaseOrderNumber())
                .param("version", name.version())
                .query((row, index) -> new Named(
                        new KeyedDigest(row.getString("digest_key_id"), row.getBytes("digest")),
                        row.getObject("order_id", UUID.class)))
                .optional();
    }

    void name(CarrierId carrierId, OrderName name, KeyedDigest digest, UUID orderId) {
        jdbc.sql("""
                        insert into made_order_names (carrier_id, purchase_order_number, version, digest_key_id, digest,
                            order_id)
                        values (:carrier, :pon, :version, :key, :digest, :order)
                        """)
                .param("carrier", carrierId.value())
                .param("pon", name.purchaseOrderNumber())
                .param("version", name.version())
                .param("key", digest.keyId())
                .param("digest", digest.mac())
                .param("order", orderId)
                .update();
    }

    /** Of all carriers, those to which something is to happen by now. */
    List<Due> due(Instant now, int most) {
        return jdbc.sql("""
                        select carrier_id, order_id from made_orders where next_at <= :now order by next_at limit :most
                        """)
                .param("now", Rows.bound(now))
                .param("most", most)
                .query((row, index) ->
                        new Due(row.getObject("carrier_id", UUID.class), row.getObject("order_id", UUID.class)))
                .list();
    }

    private static MadeOrder order(ResultSet row) throws SQLException {
        return new MadeOrder(
                JSON.readValue(row.getString("body"), PortOutOrder.class),
                row.getInt("step"),
                Rows.instantOrNull(row, "next_at"));
    }
}
