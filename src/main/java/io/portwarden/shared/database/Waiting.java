package io.portwarden.shared.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What this thread has still to tell the database: it goes with the next statement in one round trip. One prepared statement
 * of several, parted by semicolons, is what the driver sends so; outside a transaction they are one by themselves.
 */
final class Waiting {

    private static final Object KEY = Waiting.class;

    private final List<Statement> statements = new ArrayList<>();
    private final Map<Class<?>, Object> kept = new HashMap<>();
    private final @Nullable Statement beforeEach;

    private Waiting(@Nullable Statement beforeEach) {
        this.beforeEach = beforeEach;
    }

    /** Reads what has come of a statement: its rows, or how many it has changed. */
    @FunctionalInterface
    interface Reader {
        void read(@Nullable ResultSet rows, int changed) throws SQLException;
    }

    /** What a statement is to the commit that it may go with. */
    enum Weight {
        /** Says only whom the others are for. */
        SCOPE,
        OTHER,
        /** What comes of it decides whether there is a commit. */
        CHECKED
    }

    /** @param sql with question marks for the values */
    record Statement(String sql, @Nullable Object[] values, Weight weight, Reader reader) {}

    /** Of this thread's transaction, which begins. */
    static Waiting begin() {
        return bound(new Waiting(null));
    }

    /** The same, but there is no transaction: each statement goes with that one. */
    static Waiting beginAutocommitting(Statement beforeEach) {
        return bound(new Waiting(beforeEach));
    }

    private static Waiting bound(Waiting waiting) {
        TransactionSynchronizationManager.bindResource(KEY, waiting);
        return waiting;
    }

    static void end() {
        TransactionSynchronizationManager.unbindResource(KEY);
    }

    static @Nullable Waiting find() {
        return (Waiting) TransactionSynchronizationManager.getResource(KEY);
    }

    /** @throws IllegalStateException where {@link Transactions} was not told whom this is for */
    static Waiting require() {
        @Nullable Waiting waiting = find();
        if (waiting == null) {
            throw new IllegalStateException("Nobody has said whom this is for");
        }
        return waiting;
    }

    void tell(Statement statement) {
        Arrays.stream(statement.values()).forEach(this::requireTyped);
        statements.add(statement);
    }

    /** What others keep for as long as this lasts. */
    Map<Class<?>, Object> kept() {
        return kept;
    }

    /**
     * Outside a transaction the driver has to send together what is told together: else the statement would be for nobody.
     * It does not where it has to ask for a null's type.
     *
     * @throws IllegalStateException for a null outside a transaction
     */
    void requireTyped(@Nullable Object value) {
        if (beforeEach != null && value == null) {
            throw new IllegalStateException("A statement with a null is to be sent in a transaction");
        }
    }

    /** What goes with the statement that is sent now. */
    List<Statement> take() {
        List<Statement> taken = Stream.concat(Stream.ofNullable(beforeEach), statements.stream())
                .toList();
        statements.clear();
        return taken;
    }

    /** The same, for a trip of its own. */
    List<Statement> takeAlone() {
        if (beforeEach != null && statements.isEmpty()) {
            throw new IllegalStateException("This is to be done in a transaction");
        }
        return take();
    }

    boolean isEmpty() {
        return beforeEach == null && statements.isEmpty();
    }

    boolean isNothingButScope() {
        return statements.stream().allMatch(statement -> statement.weight() == Weight.SCOPE);
    }

    boolean isChecked() {
        return statements.stream().anyMatch(statement -> statement.weight() == Weight.CHECKED);
    }

    void forget() {
        statements.clear();
    }

    /**
     * Prepares them and one more, whose parameters come after theirs.
     *
     * @param last null for none
     */
    static PreparedStatement prepare(Connection connection, List<Statement> before, @Nullable String last)
            throws SQLException {
        PreparedStatement together =
                connection.prepareStatement(Stream.concat(before.stream().map(Statement::sql), Stream.ofNullable(last))
                        .collect(Collectors.joining(";\n")));
        int index = 0;
        for (Statement statement : before) {
            for (@Nullable Object value : statement.values()) {
                index++;
                if (value instanceof SqlParameterValue typed) {
                    StatementCreatorUtils.setParameterValue(together, index, typed, typed.getValue());
                } else {
                    StatementCreatorUtils.setParameterValue(together, index, SqlTypeValue.TYPE_UNKNOWN, value);
                }
            }
        }
        return together;
    }

    static int parameters(List<Statement> statements) {
        return statements.stream()
                .mapToInt(statement -> statement.values().length)
                .sum();
    }

    /**
     * Sends them, and has read what has come of those before.
     *
     * @return whether the one after them has rows
     */
    static boolean execute(PreparedStatement together, List<Statement> before) throws SQLException {
        boolean rows = together.execute();
        for (Statement statement : before) {
            if (rows) {
                statement.reader().read(together.getResultSet(), 0);
            } else {
                statement.reader().read(null, together.getUpdateCount());
            }
            rows = together.getMoreResults();
        }
        return rows;
    }
}
