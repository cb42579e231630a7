package io.portwarden.upstream.bandwidth;

import io.portwarden.order.OrderName;
import io.portwarden.pin.KeyedDigest;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what was asked, and the name of the order that is made of it, in transactions for the provider (UPS-4). */
@Repository
class QuestionRepository {

    private final JdbcClient jdbc;

    QuestionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A question that was asked.
     *
     * @param orderId of the order that came of it; null where none has yet
     */
    record Known(
            UUID id,
            KeyedDigest digest,
            OrderName name,
            @Nullable UUID orderId) {}

    /** Lets one after the other name questions of that connection that may have one name, until the transaction ends. */
    void queue(UUID connectionId, String purchaseOrderNumber) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('upstream question ' || :key, 0))")
                .param("key", connectionId + " " + purchaseOrderNumber)
                .query((row, index) -> "held")
                .single();
    }

    /** Those like it, newest first. */
    List<Known> since(UUID connectionId, Question question, Instant from) {
        return jdbc.sql("""
                        select request_id, digest_key_id, digest, order_name, order_version, order_id
                        from upstream_requests
                        where connection_id = :connection and purchase_order_number = :pon and first_number = :number
                          and first_seen_at > :from
                        order by request_id desc
                        """)
                .param("connection", connectionId)
                .param("pon", question.purchaseOrderNumber())
                .param("number", question.first().e164())
                .param("from", Rows.bound(from))
                .query((row, index) -> known(row))
                .list();
    }

    /** The highest version in which that name was given; 0 where it was not. */
    int lastVersion(UUID connectionId, String orderName) {
        return jdbc.sql("""
                        select coalesce(max(order_version), 0) from upstream_requests
                        where connection_id = :connection and order_name = :name
                        """)
                .param("connection", connectionId)
                .param("name", orderName)
                .query(Integer.class)
                .single();
    }

    void insert(UUID connectionId, Known known, Question question, Instant at) {
        jdbc.sql("""
                        insert into upstream_requests (connection_id, request_id, purchase_order_number, first_number,
                                                       digest_key_id, digest, order_name, order_version, first_seen_at)
                        values (:connection, :id, :pon, :number, :digestKey, :digest, :name, :version, :at)
                        """)
                .param("connection", connectionId)
                .param("id", known.id())
                .param("pon", question.purchaseOrderNumber())
                .param("number", question.first().e164())
                .param("digestKey", known.digest().keyId())
                .param("digest", known.digest().mac())
                .param("name", known.name().purchaseOrderNumber())
                .param("version", known.name().version())
                .param("at", Rows.bound(at))
                .update();
    }

    void answered(UUID connectionId, UUID id, UUID orderId) {
        jdbc.sql(
                        "update upstream_requests set order_id = :order where connection_id = :connection and request_id = :id")
                .param("order", orderId)
                .param("connection", connectionId)
                .param("id", id)
                .update();
    }

    void clear(Instant before) {
        jdbc.sql("delete from upstream_requests where first_seen_at < :before")
                .param("before", Rows.bound(before))
                .update();
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getObject("request_id", UUID.class),
                new KeyedDigest(row.getString("digest_key_id"), row.getBytes("digest")),
                new OrderName(row.getString("order_name"), row.getInt("order_version")),
                row.getObject("order_id", UUID.class));
    }
}
