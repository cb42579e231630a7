package io.portwarden.order.list;

import io.portwarden.order.DeskSearch;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderSort;
import io.portwarden.order.store.StatesInSql;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Which orders are looked for, of one tenant or of all, as the database is asked for them: by key in every combination.
 * Only conditions that narrow, so that the planner can go by the index that fits.
 *
 * @param tenantId whose; null for all
 */
record OrderQuery(OrderSearch search, @Nullable TenantId tenantId, OrderSort sort) {

    /** After every character that a purchase order number can hold. */
    private static final String END = "\u007f";

    /** What reads as a number may be how a carrier's name for its order begins, too. */
    private static final String BY_NUMBER_OR_NAME = " and o.order_id in ("
            + "select n.order_id from order_numbers n where %s n.phone_number = any (:numbers)"
            + " union all select p.order_id from port_out_orders p"
            + " where %s p.name_in_capitals >= :words and p.name_in_capitals < :wordsEnd)";

    /**
     * Of the carrier that the SPID names or, where it names none, of the first that has it among its others (CAR-1). One
     * subquery and nothing around it: the planner takes COALESCE for leaky, and goes by no index under the policies then.
     */
    private static final String OF_CARRIER = """
             and o.carrier_id = (
                select carrier_id from carriers where spid = :spid or :spid = any (other_spids)
                order by spid <> :spid, spid limit 1)\
            """;

    static OrderQuery of(DeskSearch search) {
        return new OrderQuery(search.orders(), search.tenantId(), OrderSort.NEWEST);
    }

    /**
     * What a list goes by.
     *
     * @param column null for the key alone, which decides where the column leaves it open
     */
    private record Key(@Nullable String column, boolean up) {

        String order() {
            String direction = up ? " asc" : " desc";
            return " order by " + (column == null ? "" : "o." + column + direction + ", ") + "o.order_id" + direction;
        }

        /** Where the order {@code :after} stands is read from its row. */
        String after(String whose) {
            String than = up ? " > " : " < ";
            return column == null
                    ? " and o.order_id" + than + ":after"
                    : " and (o.%1$s, o.order_id)%2$s((select k.%1$s from port_out_orders k where %3$s k.order_id = :after), :after)"
                            .formatted(column, than, whose);
        }
    }

    private Key key() {
        if (isByTime()) {
            return new Key("received_at", false);
        }
        if (search.isForBeginning() && sort == OrderSort.NEWEST) {
            // As a directory does, unless another order is asked for: however many there are, the first are found in
            // it.
            return new Key("name_in_capitals", true);
        }
        return switch (sort) {
            case NEWEST -> new Key(null, false);
            case OLDEST -> new Key(null, true);
            case DUE_SOONEST -> new Key("desired_due_date", true);
            case DUE_LATEST -> new Key("desired_due_date", false);
        };
    }

    /** Whether there is nothing to go by but state and time. */
    private boolean isOfAll() {
        return tenantId == null && search.spid() == null && !search.hasWords();
    }

    /** An index of the time is no temptation where there is something else. */
    private boolean isByTime() {
        return isOfAll() && search.status() == null;
    }

    /**
     * A part of a list.
     *
     * @param select what is read of it
     * @param after the key that the part before ended with; null for the first
     */
    String part(UnaryOperator<String> select, @Nullable UUID after) {
        String order = key().order();
        String where = whose("o") + " true"
                + (search.status() == null ? "" : " and o.status = :status")
                + (after == null ? "" : key().after(whose("k")))
                + narrowed();
        return select.apply(ListRows.part(where, order)) + order;
    }

    /** One look into the index of the states for each of them, and not further than to the most that is shown. */
    String count() {
        // Some states are rare, which the planner does not know of: in this order it goes by the index all the same.
        String inOrder = isOfAll() ? " order by o.order_id" : "";
        return """
                select s.status, (select count(*) from (select 1 from port_out_orders o
                                                        where %s o.status = s.status%s
                                                        limit :most) counted) as orders
                from unnest(%s) s (status)
                """.formatted(whose("o"), narrowed() + inOrder, StatesInSql.ALL);
    }

    private String whose(String alias) {
        return tenantId == null ? "" : alias + ".tenant_id = :tenant and";
    }

    /** Everything but the state. */
    private String narrowed() {
        return (search.spid() == null ? "" : OF_CARRIER)
                + (search.from() == null ? "" : " and o.order_id >= :lowest and o.received_at >= :from")
                + (search.until() == null ? "" : " and o.order_id < :highest and o.received_at < :until")
                + words();
    }

    private String words() {
        if (!search.hasWords()) {
            return "";
        }
        if (!search.numbers().isEmpty()) {
            return BY_NUMBER_OR_NAME.formatted(whose("n"), whose("p"));
        }
        return search.isForBeginning()
                ? " and o.name_in_capitals >= :words and o.name_in_capitals < :wordsEnd"
                : " and false";
    }

    /** With everything that the conditions ask for, but what is counted off: the limit, the most, and where to go on. */
    StatementSpec bound(StatementSpec statement) {
        StatementSpec bound = statement;
        if (tenantId != null) {
            bound = bound.param("tenant", tenantId.value());
        }
        if (search.status() != null) {
            bound = bound.param("status", search.status().code());
        }
        if (search.spid() != null) {
            bound = bound.param("spid", search.spid());
        }
        if (search.from() != null) {
            bound = bound.param("from", Rows.bound(search.from())).param("lowest", search.lowestKey());
        }
        if (search.until() != null) {
            bound = bound.param("until", Rows.bound(search.until())).param("highest", search.highestKey());
        }
        return search.hasWords() ? boundWords(bound) : bound;
    }

    private StatementSpec boundWords(StatementSpec statement) {
        if (search.numbers().isEmpty() && !search.isForBeginning()) {
            return statement;
        }
        String[] numbers = search.numbers().stream().map(PhoneNumber::e164).toArray(String[]::new);
        StatementSpec bound = numbers.length == 0 ? statement : statement.param("numbers", numbers);
        // Where no name is like this, an empty range.
        return bound.param("words", search.nameInCapitals().orElse(""))
                .param(
                        "wordsEnd",
                        search.nameInCapitals().map(name -> name + END).orElse(""));
    }
}
