package io.portwarden.provider.importing;

import java.util.EnumMap;
import java.util.Map;

/**
 * A line of an import file as it was written, blanks around its cells left out.
 *
 * @param line counted from 1 with the line of names
 */
record ImportRow(int line, Map<ImportColumn, String> cells) {

    ImportRow {
        cells = new EnumMap<>(cells);
    }

    /** Empty where there is none. */
    String cell(ImportColumn column) {
        return cells.getOrDefault(column, "");
    }

    boolean isEmpty() {
        return cells.values().stream().allMatch(String::isEmpty);
    }
}
