package io.portwarden.provider.importing;

import java.util.Locale;

/**
 * Something in an import file that is in its way.
 *
 * @param line where it stands, counted from 1 with the line of names
 * @param column which column it is about
 * @param otherLine where what it goes against stands; 0 where it is wrong by itself
 * @param cell what stands there; empty where nothing does, or it is about no single cell
 */
public record ImportProblem(int line, ImportColumn column, Kind kind, int otherLine, String cell)
        implements Comparable<ImportProblem> {

    ImportProblem(int line, ImportColumn column, Kind kind) {
        this(line, column, kind, 0, "");
    }

    ImportProblem(int line, ImportColumn column, Kind kind, String cell) {
        this(line, column, kind, 0, cell);
    }

    /** What is wrong. */
    public enum Kind {
        /** It has to be filled in. */
        MISSING,
        /** It can never be right. */
        INVALID,
        /** A program took it for an amount and has left out digits, which nobody can know again. */
        SCIENTIFIC,
        /** A program took a ZIP code for an amount, and the zeros in front of it away. */
        LOST_ZEROS,
        /** There is a tenant with this account number and zeros in front of it, which a program may have taken away. */
        ACCOUNT_WITHOUT_ZEROS,
        /** The tenant does not hold its main number, and the file does not give it. */
        MAIN_NUMBER_NOT_HELD,
        /** The number stands in another line already. */
        DUPLICATE,
        /** Another line says something else of the same tenant. */
        CONTRADICTION,
        /** The tenant is closed, and a closed tenant stays as it is. */
        TENANT_CLOSED,
        NUMBER_OF_ANOTHER_TENANT,
        NUMBER_IN_OPEN_ORDER,
        /** The cell may mean several numbers, and nobody is there to be asked (NUM-1). */
        SEVERAL_NUMBERS,
        /** It is stored under another text too, and an operator has to decide first (NUM-1). */
        NUMBER_UNDECIDED,
        /** Several tenants share the account number, and an operator has to decide first (ACC-1). */
        ACCOUNT_NUMBER_SHARED,
        /** The file is not text in UTF-8. */
        NOT_UTF8,
        /** The file, or the line, is no table with one separator and closed quotes. */
        NOT_CSV,
        /** The line of names has a name that there is not, or has one twice. */
        UNKNOWN_COLUMN,
        /** The line has more cells than there are names. */
        TOO_MANY_CELLS,
        /** There are more lines than are taken at once. */
        TOO_MANY_LINES;

        /** The name under which it is translated. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public int compareTo(ImportProblem other) {
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : column.compareTo(other.column);
    }
}
