package io.portwarden.upstream.telnyx;

import io.portwarden.order.OrderStatus;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.database.Rows;
import io.portwarden.upstream.PortOutApart;
import io.portwarden.upstream.UpstreamConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The port-outs that stand otherwise at Telnyx than here, for operators, in their transactions (UPS-9). */
@Repository
public class PortOutsApart {

    private final JdbcClient jdbc;

    PortOutsApart(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those on which Telnyx acts by itself soonest come first. */
    public List<PortOutApart> all(Collection<UpstreamConnection> connections) {
        Map<UUID, UpstreamConnection> known =
                connections.stream().collect(Collectors.toMap(UpstreamConnection::id, Function.identity()));
        return jdbc.sql("""
                        select connection_id, port_out_id, status, support_key, phone_numbers, answer_by, order_id, order_status,
                               apart_since
                        from telnyx_port_outs where apart_since is not null and connection_id = any (:connections)
                        order by answer_by, port_out_id
                        """)
                .param("connections", known.keySet().toArray(UUID[]::new))
                .query((row, index) -> {
                    UUID connectionId = row.getObject("connection_id", UUID.class);
                    UUID id = row.getObject("port_out_id", UUID.class);
                    String key = row.getString("support_key");
                    String here = row.getString("order_status");
                    String there = row.getString("status");
                    return new PortOutApart(
                            connectionId,
                            Objects.requireNonNull(known.get(connectionId)).name(),
                            id,
                            key.isEmpty() ? id.toString() : key,
                            Rows.texts(row, "phone_numbers").stream()
                                    .map(PhoneNumber::new)
                                    .toList(),
                            row.getObject("order_id", UUID.class),
                            here == null ? null : OrderStatus.ofCode(here),
                            there,
                            Rows.instant(row, "apart_since"),
                            there.equals(TelnyxStatus.PENDING.code()) ? Rows.instant(row, "answer_by") : null);
                })
                .list();
    }

    /** Has Telnyx told once more that the numbers may not go. @return whether both sides still differed */
    public boolean refuseAgain(UUID connectionId, UUID id, Instant now) {
        return jdbc.sql("""
                                update telnyx_port_outs set told = null, told_at = null, tell_again = true, look_at = :now
                                where connection_id = :connection and port_out_id = :id and apart_since is not null
                                  and status = 'pending' and order_status in ('rejected', 'disputed')
                                """)
                        .param("now", Rows.bound(now))
                        .param("connection", connectionId)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Takes it off the list. @return whether it was on it */
    public boolean tickOff(UUID connectionId, UUID id) {
        return jdbc.sql("""
                                update telnyx_port_outs set apart_since = null, ticked_off = true
                                where connection_id = :connection and port_out_id = :id and apart_since is not null
                                """).param("connection", connectionId).param("id", id).update() == 1;
    }
}
