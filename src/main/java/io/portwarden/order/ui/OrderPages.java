package io.portwarden.order.ui;

import io.portwarden.order.OrderListItem;
import io.portwarden.shared.Page;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that a grid asks for by position in a list that can only be read by key, remembering the key of every
 * row that was read. What it has seen, it finds again with one read; page 20,000 costs what page 1 costs.
 */
final class OrderPages implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST_READ = 200;

    /** Nobody wants to know more exactly how many there are. */
    static final int MOST_COUNTED = 100;

    /** Reads a page of the list, as {@code OrderService.list} does. */
    interface Reader extends Serializable {
        Page<OrderListItem> read(@Nullable UUID after, int limit);
    }

    private final Reader reader;
    private final ArrayList<UUID> keys = new ArrayList<>();
    private boolean complete;

    OrderPages(Reader reader) {
        this.reader = reader;
    }

    /** The rows from a position on; fewer than asked for at the end of the list. */
    List<OrderListItem> rows(int offset, int limit) {
        while (keys.size() < offset && !complete) {
            read(keys.size(), LARGEST_READ);
        }
        List<OrderListItem> rows = new ArrayList<>();
        while (rows.size() < limit && !isBeyond(offset + rows.size())) {
            List<OrderListItem> next = read(offset + rows.size(), Math.min(limit - rows.size(), LARGEST_READ));
            if (next.isEmpty()) {
                break;
            }
            rows.addAll(next);
        }
        return rows;
    }

    /**
     * Looks for rows that have come at the top since it was last read, and makes room for them, so that every other row
     * is found again at its new position. When the old top cannot be found, all positions are forgotten.
     *
     * @return the rows that have come, newest first
     */
    List<OrderListItem> readTop() {
        Optional<UUID> oldTop = keys.stream().findFirst();
        List<OrderListItem> top = reader.read(null, LARGEST_READ).items();
        List<OrderListItem> come = oldTop.isEmpty()
                ? top
                : top.stream().takeWhile(row -> !row.id().equals(oldTop.get())).toList();
        if (oldTop.isPresent() && come.size() == top.size()) {
            forget();
            return top.stream().filter(row -> isNewer(row.id(), oldTop.get())).toList();
        }
        complete &= oldTop.isPresent();
        keys.addAll(0, come.stream().map(OrderListItem::id).toList());
        return come;
    }

    /** How many rows have come at the top since it was last read, up to {@value #MOST_COUNTED}. Nothing is shown yet. */
    int newAtTop() {
        List<OrderListItem> top =
                reader.read(null, keys.isEmpty() ? 1 : MOST_COUNTED).items();
        return (int) top.stream()
                .takeWhile(row -> keys.isEmpty() || isNewer(row.id(), keys.getFirst()))
                .count();
    }

    /** Rows may have come anywhere, at the end too. */
    void lookAgain() {
        complete = false;
    }

    /** The top is always worth a look: something may have come since. */
    private boolean isBeyond(int position) {
        return position > keys.size() || (complete && position > 0 && position == keys.size());
    }

    private void forget() {
        keys.clear();
        complete = false;
    }

    private List<OrderListItem> read(int offset, int limit) {
        Page<OrderListItem> page = reader.read(offset == 0 ? null : keys.get(offset - 1), limit);
        for (int i = 0; i < page.items().size(); i++) {
            UUID key = page.items().get(i).id();
            if (offset + i < keys.size()) {
                keys.set(offset + i, key);
            } else {
                keys.add(key);
            }
        }
        if (page.next().isEmpty()) {
            keys.subList(offset + page.items().size(), keys.size()).clear();
            complete = true;
        }
        return page.items();
    }

    /** UUIDv7 keys are in the order of arrival, read as text; as numbers Java takes their lower half with a sign. */
    private static boolean isNewer(UUID key, UUID than) {
        return key.toString().compareTo(than.toString()) > 0;
    }
}
