package io.portwarden.order.store;

import io.portwarden.carrier.CarrierId;
import io.portwarden.order.ActorKind;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderName;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.OrderedNumber;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How orders are read from their rows, by all who do. */
public final class OrderRows {

    /** Every number of an order in one row with it, as "number:reason reason". */
    static final String ORDERS = orders("port_out_orders");

    private OrderRows() {}

    /** @param from a table, or a part of a list */
    public static String orders(String from) {
        return """
                select o.*, (select array_agg(n.phone_number || ':' || array_to_string(n.reasons, ' ') order by n.phone_number)
                             from order_numbers n
                             where n.tenant_id = o.tenant_id and n.order_id = o.order_id) as numbers
                from %s o
                """.formatted(from);
    }

    public static PortOutOrder order(ResultSet row, int index) throws SQLException {
        return new PortOutOrder(
                row.getObject("order_id", UUID.class),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new CarrierId(row.getObject("carrier_id", UUID.class)),
                new PortOutOrder.Asked(
                        name(row),
                        row.getString("account_number"),
                        row.getString("zip_code"),
                        row.getObject("desired_due_date", LocalDate.class),
                        phone(row.getString("initiator_phone")),
                        row.getBoolean("agency_authority"),
                        row.getString("new_network_service_provider")),
                new PortOutOrder.Standing(
                        OrderStatus.ofCode(row.getString("status")),
                        reasons(row),
                        texts(row.getArray("numbers")).stream()
                                .map(OrderRows::number)
                                .toList(),
                        row.getObject("firm_order_commitment_date", LocalDate.class),
                        Rows.instantOrNull(row, "review_ends_at"),
                        row.getString("decision"),
                        zone(row),
                        row.getObject("earliest_due_date", LocalDate.class),
                        row.getBoolean("silence_refuses")),
                new PortOutOrder.Stamps(
                        Rows.instant(row, "received_at"), Rows.instant(row, "updated_at"), row.getLong("revision")));
    }

    private static @Nullable PhoneNumber phone(@Nullable String text) {
        return text == null ? null : new PhoneNumber(text);
    }

    /** None where an older version has written the row. */
    public static @Nullable ZoneId zone(ResultSet row) throws SQLException {
        String zone = row.getString("time_zone");
        return zone == null ? null : ZoneId.of(zone);
    }

    static OrderEvent event(ResultSet row, int index) throws SQLException {
        return new OrderEvent(
                Rows.instant(row, "happened_at"),
                OrderEventKind.ofCode(row.getString("kind")),
                ActorKind.ofCode(row.getString("actor_kind")),
                row.getString("actor_name"),
                row.getString("note"));
    }

    public static OrderName name(ResultSet row) throws SQLException {
        return new OrderName(row.getString("purchase_order_number"), row.getInt("version"));
    }

    public static List<Reason> reasons(ResultSet row) throws SQLException {
        return texts(row.getArray("reasons")).stream().map(Reason::ofCode).toList();
    }

    private static OrderedNumber number(String text) {
        String[] parts = text.split(":", 2);
        List<Reason> reasons = parts[1].isEmpty()
                ? List.of()
                : Arrays.stream(parts[1].split(" ")).map(Reason::ofCode).toList();
        return new OrderedNumber(new PhoneNumber(parts[0]), reasons);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
