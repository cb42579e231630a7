package io.portwarden.shared.database;

import java.sql.Connection;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/**
 * Sends statements of a transaction to the server together. What is told by it waits for the next statement whose answer is
 * asked for, or for the end of the transaction, and goes with that in one round trip. The server does one after the other
 * all the same, each seeing what was committed by then: what is locked by one is read by the next as it is then.
 *
 * <p>An error of one comes out of the statement that it was sent with, or of the commit.
 */
@Component
public class Pipeline {

    private static final Map<String, ParsedSql> PARSED = new ConcurrentHashMap<>();

    private final JdbcOperations connections;

    Pipeline(JdbcOperations connections) {
        this.connections = connections;
    }

    /**
     * A statement with named parameters, as {@link org.springframework.jdbc.core.simple.JdbcClient#sql(String)} takes it, of
     * which no parameter is a list.
     */
    public Told sql(String sql) {
        return new Told(sql);
    }

    /**
     * A text that may be null, as a parameter of a statement that asks for texts. The driver sends a statement alone for which
     * it had to find out once of which type a null is.
     */
    public static SqlParameterValue text(@Nullable String text) {
        return new SqlParameterValue(Types.VARCHAR, text);
    }

    /** A statement that waits for being sent. */
    public final class Told {

        private final String sql;
        private final MapSqlParameterSource params = new MapSqlParameterSource();

        private Told(String sql) {
            this.sql = sql;
        }

        public Told param(String name, @Nullable Object value) {
            params.addValue(name, value);
            return this;
        }

        /** Changes rows, however many. */
        public void update() {
            tell(Waiting.Weight.OTHER, (rows, changed) -> {});
        }

        /**
         * Changes one row.
         *
         * @param otherwise what is thrown where it is none or several; before anything is committed
         */
        public void updateOne(Supplier<RuntimeException> otherwise) {
            tell(Waiting.Weight.CHECKED, (rows, changed) -> {
                if (changed != 1) {
                    throw otherwise.get();
                }
            });
        }

        /** Asks for rows. */
        public <T> Answer<List<T>> list(RowMapper<T> mapper) {
            Awaited<List<T>> answer = new Awaited<>();
            RowMapperResultSetExtractor<T> reader = new RowMapperResultSetExtractor<>(mapper);
            tell(
                    Waiting.Weight.OTHER,
                    (rows, changed) -> answer.give(reader.extractData(Objects.requireNonNull(rows))));
            return answer;
        }

        /** Asks for one row, or none. */
        public <T> Answer<Optional<T>> optional(RowMapper<T> mapper) {
            return list(mapper).map(DataAccessUtils::optionalResult);
        }

        private void tell(Waiting.Weight weight, Waiting.Reader reader) {
            Waiting.require().tell(statement(sql, params, weight, reader));
        }
    }

    static Waiting.Statement statement(
            String sql, SqlParameterSource params, Waiting.Weight weight, Waiting.Reader reader) {
        ParsedSql parsed = PARSED.computeIfAbsent(sql, NamedParameterUtils::parseSqlStatement);
        return new Waiting.Statement(
                NamedParameterUtils.substituteNamedParameters(parsed, params),
                NamedParameterUtils.buildValueArray(parsed, params, null),
                weight,
                reader);
    }

    /** Given when the statement is sent, with whatever. */
    private final class Awaited<T> implements Answer<T> {

        private @Nullable T given;

        private void give(T answer) {
            given = answer;
        }

        @Override
        public T get() {
            if (given == null) {
                connections.execute((Connection connection) -> {
                    connection.unwrap(PipelinedConnection.class).flush();
                    return connection;
                });
            }
            T answer = given;
            if (answer == null) {
                throw new IllegalStateException("The transaction has ended without asking");
            }
            return answer;
        }
    }
}
