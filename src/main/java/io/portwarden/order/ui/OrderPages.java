package io.portwarden.order.ui;

import com.vaadin.flow.function.SerializableFunction;
import io.portwarden.shared.ui.KeyedRows;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A list of orders, at the top of which others come while somebody looks at it. */
public final class OrderPages<T> extends KeyedRows<T, UUID> {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST_READ = 200;

    /** Nobody wants to know more exactly how many there are. */
    static final int MOST_COUNTED = 100;

    public OrderPages(Reader<T, UUID> reader, SerializableFunction<T, UUID> key) {
        super(reader, key, LARGEST_READ);
    }

    /**
     * Looks for rows that have come at the top since it was last read, and makes room for them, so that every other row
     * is found again at its new position. When the old top cannot be found, all positions are forgotten.
     *
     * @return the rows that have come, newest first
     */
    public List<T> readTop() {
        Optional<UUID> oldTop = keys.stream().findFirst();
        List<T> top = reader.read(null, LARGEST_READ).items();
        List<T> come = oldTop.isEmpty()
                ? top
                : top.stream()
                        .takeWhile(row -> !key.apply(row).equals(oldTop.get()))
                        .toList();
        if (oldTop.isPresent() && come.size() == top.size()) {
            forget();
            return top.stream().filter(row -> isNewer(row, oldTop.get())).toList();
        }
        complete &= oldTop.isPresent();
        keys.addAll(0, come.stream().map(key).toList());
        return come;
    }

    /** Whether something stands at the top now that did not when it was last read. */
    public boolean hasNewTop() {
        return reader.read(null, 1).items().stream()
                .anyMatch(row -> keys.isEmpty() || !key.apply(row).equals(keys.getFirst()));
    }

    /** How many rows have come at the top since it was last read, up to {@value #MOST_COUNTED}. Nothing is shown yet. */
    int newAtTop() {
        List<T> top = reader.read(null, keys.isEmpty() ? 1 : MOST_COUNTED).items();
        return (int) top.stream()
                .takeWhile(row -> keys.isEmpty() || isNewer(row, keys.getFirst()))
                .count();
    }

    /** Rows may have come anywhere, at the end too. */
    void lookAgain() {
        complete = false;
    }

    /** UUIDv7 keys are in the order of arrival, read as text; as numbers Java takes their lower half with a sign. */
    private boolean isNewer(T row, UUID than) {
        return key.apply(row).toString().compareTo(than.toString()) > 0;
    }
}
