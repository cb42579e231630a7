package io.portwarden.shared;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Writes a table row by row for other programs, and for spreadsheets, which it gives nothing to run: RFC 4180 in UTF-8,
 * with a line of names first.
 */
public final class CsvTable implements Closeable {

    /**
     * Spreadsheets run a cell that begins like this as a formula. One that begins with apostrophes before that is guarded as
     * well, so that taking one away always gives what was there.
     */
    private static final Pattern FORMULA = Pattern.compile("^'*[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20]");

    private final CsvWriter csv;

    public CsvTable(OutputStream out, String... names) {
        csv = CsvWriter.builder().build(out);
        csv.writeRecord(names);
    }

    /** A cell that a spreadsheet would run gets an apostrophe before it, which shows it as the text that it is. */
    public void row(String... cells) {
        csv.writeRecord(Arrays.stream(cells).map(CsvTable::harmless).toArray(String[]::new));
    }

    /** What a cell was before {@link #row} guarded it. */
    public static String unguarded(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).find() ? cell.substring(1) : cell;
    }

    private static String harmless(String cell) {
        return FORMULA.matcher(cell).find() ? "'" + cell : cell;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
