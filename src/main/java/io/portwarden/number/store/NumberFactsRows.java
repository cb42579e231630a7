package io.portwarden.number.store;

import io.portwarden.number.Guard;
import io.portwarden.number.NumberFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads from rows what is on file about numbers. */
final class NumberFactsRows {

    private NumberFactsRows() {}

    /** None where the row has none of them. */
    static NumberFacts facts(ResultSet row) throws SQLException {
        @Nullable String guard = row.getString("guarded_by");
        return guard == null
                ? NumberFacts.NONE
                : new NumberFacts(
                        orEmpty(row.getString("zip_code")),
                        Guard.ofCode(guard).orElseThrow(),
                        orEmpty(row.getString("upstream")));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
