package io.portwarden.order;

/** In which order a list of orders stands; each can be read by key, and backwards too. */
public enum OrderSort {
    NEWEST("newest", "order_id", "desc"),
    OLDEST("oldest", "order_id", "asc"),
    /** By the due date that the carrier asks for. */
    DUE_SOONEST("due-soonest", "desired_due_date", "asc"),
    DUE_LATEST("due-latest", "desired_due_date", "desc");

    private final String code;
    private final String column;
    private final String direction;

    OrderSort(String code, String column, String direction) {
        this.code = code;
        this.column = column;
        this.direction = direction;
    }

    /** The stable name, for addresses and translations. */
    public String code() {
        return code;
    }

    /** What comes after the order {@code :after}; where it stands is read from its row. */
    public String after() {
        String than = direction.equals("asc") ? ">" : "<";
        return column.equals("order_id")
                ? " and o.order_id " + than + " :after"
                : " and (o.%1$s, o.order_id) %2$s ((select %1$s from port_out_orders where tenant_id = :tenant and order_id = :after), :after)"
                        .formatted(column, than);
    }

    public String sql() {
        return column.equals("order_id")
                ? " order by o.order_id " + direction
                : " order by o.%1$s %2$s, o.order_id %2$s".formatted(column, direction);
    }
}
