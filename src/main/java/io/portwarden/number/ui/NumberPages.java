package io.portwarden.number.ui;

import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberPage;
import io.portwarden.shared.PhoneNumber;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that a grid asks for by their place in a list that can only be read by key, remembering the key of every
 * row that was read.
 */
final class NumberPages implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST_READ = 1_000;

    /** Reads a part of the list, as {@code NumberLockService.list} does. */
    interface Reader extends Serializable {
        NumberPage read(@Nullable PhoneNumber after, int limit);
    }

    private final Reader reader;
    private final ArrayList<String> keys = new ArrayList<>();
    private boolean complete;

    NumberPages(Reader reader) {
        this.reader = reader;
    }

    /** The rows from a place on; fewer than asked for at the end of the list. */
    List<NumberListItem> rows(int offset, int limit) {
        while (keys.size() < offset && !complete) {
            read(keys.size(), LARGEST_READ);
        }
        List<NumberListItem> rows = new ArrayList<>();
        while (rows.size() < limit && (!complete || offset + rows.size() < keys.size())) {
            rows.addAll(read(offset + rows.size(), Math.min(limit - rows.size(), LARGEST_READ)));
        }
        return rows;
    }

    /** Once the list has changed, rows may stand elsewhere: their places are found anew. */
    void forget() {
        keys.clear();
        complete = false;
    }

    private List<NumberListItem> read(int offset, int limit) {
        NumberPage page = reader.read(offset == 0 ? null : new PhoneNumber(keys.get(offset - 1)), limit);
        for (int i = keys.size() - offset; i < page.items().size(); i++) {
            keys.add(page.items().get(i).phoneNumber().e164());
        }
        complete |= page.next().isEmpty();
        return page.items();
    }
}
