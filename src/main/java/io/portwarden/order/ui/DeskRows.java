package io.portwarden.order.ui;

import io.portwarden.order.DeskOrder;
import io.portwarden.order.OrderListItem;
import io.portwarden.shared.Page;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of the desk's list, found by position as {@link OrderPages} finds them, each with whose order it is. */
public final class DeskRows implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Reads a page of the list, as {@code DeskOrderService.list} does. */
    public interface Reader extends Serializable {
        Page<DeskOrder> read(@Nullable UUID after, int limit);
    }

    private final Reader reader;
    private final OrderPages pages = new OrderPages(this::read);
    private final HashMap<UUID, String> holders = new HashMap<>();
    private @Nullable UUID top;

    public DeskRows(Reader reader) {
        this.reader = reader;
    }

    /** The rows from a position on; fewer than asked for at the end of the list. */
    public List<DeskOrder> rows(int offset, int limit) {
        return withHolders(pages.rows(offset, limit));
    }

    /** The rows that have come at the top since it was last read, newest first; every other one is found again. */
    public List<DeskOrder> readTop() {
        return withHolders(pages.readTop());
    }

    /** Whether something stands at the top now that did not when it was last read. */
    public boolean hasNewTop() {
        return reader.read(null, 1).items().stream().anyMatch(row -> !row.id().equals(top));
    }

    private Page<OrderListItem> read(@Nullable UUID after, int limit) {
        Page<DeskOrder> page = reader.read(after, limit);
        if (after == null) {
            top = page.items().isEmpty() ? null : page.items().getFirst().id();
        }
        page.items().forEach(row -> holders.put(row.id(), row.tenantName()));
        return new Page<>(page.items().stream().map(DeskOrder::order).toList(), page.next());
    }

    private List<DeskOrder> withHolders(List<OrderListItem> orders) {
        return orders.stream()
                .map(order -> new DeskOrder(order, Objects.requireNonNull(holders.get(order.id()))))
                .toList();
    }
}
