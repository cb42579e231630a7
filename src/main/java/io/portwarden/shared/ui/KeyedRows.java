package io.portwarden.shared.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.SerializableSupplier;
import io.portwarden.shared.Page;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that a grid asks for by their place in a list that can only be read by key, remembering the key of every
 * row that was read. What it has seen, it finds again with one read; page 20,000 costs what page 1 costs.
 */
public class KeyedRows<T, K extends Serializable> implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Reads a page of the list, as a service does. */
    public interface Reader<T, K> extends Serializable {
        Page<T, K> read(@Nullable K after, int limit);
    }

    protected final Reader<T, K> reader;
    protected final SerializableFunction<T, K> key;
    protected final int largestRead;
    protected final ArrayList<K> keys = new ArrayList<>();
    protected boolean complete;

    /** @param largestRead the most rows that the reader gives at once */
    public KeyedRows(Reader<T, K> reader, SerializableFunction<T, K> key, int largestRead) {
        this.reader = reader;
        this.key = key;
        this.largestRead = largestRead;
    }

    /** Shows the list in the grid from its top. How long it is nobody knows: counting would read it all. */
    public void showIn(Grid<T> grid) {
        showIn(grid, () -> {
            throw new UnsupportedOperationException("Counting would read the whole list");
        });
        grid.getLazyDataView().setItemCountUnknown();
    }

    /** The same where it is known. */
    public void showIn(Grid<T> grid, SerializableSupplier<Integer> count) {
        grid.setItems(new CallbackDataProvider<>(
                query -> rows(query.getOffset(), query.getLimit()).stream(), query -> count.get(), key::apply));
        grid.scrollToStart();
    }

    /** The rows from a place on; fewer than asked for at the end of the list. */
    public List<T> rows(int offset, int limit) {
        while (keys.size() < offset && !complete) {
            read(keys.size(), largestRead);
        }
        List<T> rows = new ArrayList<>();
        while (rows.size() < limit && !isBeyond(offset + rows.size())) {
            List<T> next = read(offset + rows.size(), Math.min(limit - rows.size(), largestRead));
            if (next.isEmpty()) {
                break;
            }
            rows.addAll(next);
        }
        return rows;
    }

    /** Once the list has changed, rows may stand elsewhere: their places are found anew. */
    public void forget() {
        keys.clear();
        complete = false;
    }

    /** The top is always worth a look: something may have come since. */
    private boolean isBeyond(int place) {
        return place > keys.size() || (complete && place > 0 && place == keys.size());
    }

    private List<T> read(int offset, int limit) {
        Page<T, K> page = reader.read(offset == 0 ? null : keys.get(offset - 1), limit);
        for (int i = 0; i < page.items().size(); i++) {
            K read = key.apply(page.items().get(i));
            if (offset + i < keys.size()) {
                keys.set(offset + i, read);
            } else {
                keys.add(read);
            }
        }
        if (page.next().isEmpty()) {
            keys.subList(offset + page.items().size(), keys.size()).clear();
            complete = true;
        }
        return page.items();
    }
}
