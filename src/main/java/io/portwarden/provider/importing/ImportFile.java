package io.portwarden.provider.importing;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.portwarden.provider.importing.ImportProblem.Kind;
import io.portwarden.shared.CsvTable;
import io.portwarden.shared.NormalForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads an import file: RFC 4180 in UTF-8, with or without a byte order mark, with commas or semicolons between cells as
 * its first line has them. That line names the columns, in whatever order.
 *
 * @param problems why it, or a line of it, cannot be read
 */
record ImportFile(List<ImportRow> rows, List<ImportProblem> problems) {

    /** As many lines as the trail can count. */
    static final int MOST_LINES = 99_999;

    /** Of one cell and of one line; what is longer has an open quote in it. */
    private static final int LONGEST_LINE = 64 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** How the template begins, with an example of what a line can say. */
    static String template() {
        return titles() + "\r\n"
                + "EXAMPLE-001,Example Bakery,US,20001,false,+12025550180,\"1 Example Street, Washington, DC\",Alex Example,"
                + "+12025550180,active,,here,\r\n"
                + "EXAMPLE-001,,,,,,,,+12025550181,inactive,20002,nobody,Example Wholesale\r\n"
                + "EXAMPLE-002,Boulangerie Exemple,FR,75002,,,,,,,,,\r\n";
    }

    private static String titles() {
        return Stream.of(ImportColumn.values()).map(ImportColumn::title).collect(Collectors.joining(","));
    }

    static ImportFile read(byte[] content) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return unreadable(new ImportProblem(1, ImportColumn.ACCOUNT_NUMBER, Kind.NOT_UTF8));
        }
        return read(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
    }

    private static ImportFile read(String text) {
        String first = text.lines().findFirst().orElse("");
        List<ImportRow> rows = new ArrayList<>();
        List<ImportProblem> problems = new ArrayList<>();
        int line = 1;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(first.indexOf(';') >= 0 ? ';' : ',')
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_LINE)
                .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = csv.iterator();
            List<Optional<ImportColumn>> columns = records.hasNext() ? columns(records.next(), problems) : List.of();
            if (!columns.contains(Optional.of(ImportColumn.ACCOUNT_NUMBER))) {
                problems.add(new ImportProblem(1, ImportColumn.ACCOUNT_NUMBER, Kind.MISSING));
            }
            if (!problems.isEmpty()) {
                return new ImportFile(List.of(), problems);
            }
            while (records.hasNext()) {
                CsvRecord next = records.next();
                line = (int) next.getStartingLineNumber();
                if (rows.size() == MOST_LINES) {
                    problems.add(new ImportProblem(line, ImportColumn.ACCOUNT_NUMBER, Kind.TOO_MANY_LINES));
                    break;
                }
                row(line, next, columns, problems).filter(row -> !row.isEmpty()).ifPresent(rows::add);
            }
        } catch (CsvParseException notCsv) {
            problems.add(new ImportProblem(line, ImportColumn.ACCOUNT_NUMBER, Kind.NOT_CSV));
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text could not be read", impossible);
        }
        return new ImportFile(rows, problems);
    }

    private static ImportFile unreadable(ImportProblem problem) {
        return new ImportFile(List.of(), List.of(problem));
    }

    private static List<Optional<ImportColumn>> columns(CsvRecord titles, List<ImportProblem> problems) {
        List<Optional<ImportColumn>> columns = new ArrayList<>();
        for (String title : titles.getFields()) {
            Optional<ImportColumn> column = ImportColumn.ofTitle(title);
            if (column.isEmpty() && !title.isBlank() || column.isPresent() && columns.contains(column)) {
                problems.add(new ImportProblem(
                        (int) titles.getStartingLineNumber(),
                        column.orElse(ImportColumn.ACCOUNT_NUMBER),
                        Kind.UNKNOWN_COLUMN));
            }
            columns.add(column);
        }
        return columns;
    }

    private static Optional<ImportRow> row(
            int line, CsvRecord csv, List<Optional<ImportColumn>> columns, List<ImportProblem> problems) {
        Map<ImportColumn, String> cells = new EnumMap<>(ImportColumn.class);
        for (int i = 0; i < csv.getFieldCount(); i++) {
            String cell = plain(csv.getField(i));
            if (i < columns.size() && columns.get(i).isPresent()) {
                cells.put(columns.get(i).get(), cell);
            } else if (!cell.isEmpty()) {
                problems.add(new ImportProblem(line, ImportColumn.ACCOUNT_NUMBER, Kind.TOO_MANY_CELLS));
                return Optional.empty();
            }
        }
        return Optional.of(new ImportRow(line, cells));
    }

    /** An apostrophe is how spreadsheets, and our own exports, keep a cell from being a formula. */
    private static String plain(String cell) {
        return NormalForm.strip(CsvTable.unguarded(NormalForm.strip(cell)));
    }
}
