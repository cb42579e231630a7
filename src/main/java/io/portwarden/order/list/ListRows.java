package io.portwarden.order.list;

import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.SeenByProvider;
import io.portwarden.order.store.OrderRows;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** How the rows of lists are chosen and read. */
final class ListRows {

    private static final String LIST = """
            select o.order_id, o.purchase_order_number, o.version, o.status, o.reasons,
                   coalesce(o.earliest_due_date, o.desired_due_date) as due_date, o.review_ends_at, o.time_zone,
                   o.silence_refuses, o.received_at, c.name as carrier_name, c.upstream, n.first_number, n.number_count%s
            from %s o
            join carriers c on c.carrier_id = o.carrier_id
            cross join lateral (select min(phone_number) as first_number, count(*) as number_count
                                from order_numbers
                                where tenant_id = o.tenant_id and order_id = o.order_id) n
            %s
            """;

    private ListRows() {}

    /** A part of a list, which is chosen before anything is looked up for its rows. */
    static String part(String where, String order) {
        return "(select * from port_out_orders o where " + where + order + " limit :limit)";
    }

    /** The carrier's name is joined, not asked for row by row. */
    static String list(String from) {
        return LIST.formatted("", from, "");
    }

    /** With whose order it is. */
    static String listOfAll(String from) {
        return LIST.formatted(
                ", o.tenant_id, t.name as tenant_name", from, "join tenants t on t.tenant_id = o.tenant_id");
    }

    static SeenByProvider.Listed listed(ResultSet row, int index) throws SQLException {
        return new SeenByProvider.Listed(listItem(row, index), row.getString("tenant_name"));
    }

    static OrderListItem listItem(ResultSet row, int index) throws SQLException {
        return new OrderListItem(
                row.getObject("order_id", UUID.class),
                OrderRows.name(row),
                OrderStatus.ofCode(row.getString("status")),
                row.getString("carrier_name"),
                row.getBoolean("upstream"),
                new PhoneNumber(row.getString("first_number")),
                row.getInt("number_count"),
                OrderRows.reasons(row),
                row.getObject("due_date", LocalDate.class),
                Rows.instantOrNull(row, "review_ends_at"),
                row.getBoolean("silence_refuses"),
                OrderRows.zone(row),
                Rows.instant(row, "received_at"));
    }
}
