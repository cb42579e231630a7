package io.portwarden.shared.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement that what is {@link Waiting} goes with: what it is told is kept until it is executed, because only
 * then is it known what that is.
 */
final class PipelinedStatement implements InvocationHandler {

    private record Setting(Method method, @Nullable Object[] args) {

        /** A parameter of the statement has its index first. */
        private boolean isParameter() {
            return args.length > 1 && args[0] instanceof Integer;
        }

        private void repeat(PreparedStatement statement, int parametersBefore) throws Throwable {
            @Nullable Object[] repeated = args.clone();
            if (isParameter() && args[0] instanceof Integer index) {
                repeated[0] = index + parametersBefore;
            }
            PipelinedConnection.call(statement, method, repeated);
        }
    }

    private final PipelinedConnection connection;
    private final Connection proxy;
    private final Waiting waiting;
    private final String sql;
    private final List<Setting> settings = new ArrayList<>();
    private @Nullable PreparedStatement statement;

    PipelinedStatement(PipelinedConnection connection, Connection proxy, Waiting waiting, String sql) {
        this.connection = connection;
        this.proxy = proxy;
        this.waiting = waiting;
        this.sql = sql;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        if (statement != null) {
            return PipelinedConnection.call(statement, method, args);
        }
        switch (method.getName()) {
            case "equals" -> {
                return args != null && self == args[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(self);
            }
            case "getConnection" -> {
                return proxy;
            }
            case "close" -> {
                return null;
            }
            case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" -> {
                if (args == null && settings.stream().allMatch(Setting::isParameter)) {
                    return executeTogether(method.getName());
                }
            }
            default -> {
                if (args != null && method.getName().startsWith("set")) {
                    waiting.requireTyped(method.getName().equals("setNull") ? null : args[args.length - 1]);
                    settings.add(new Setting(method, args));
                    return null;
                }
            }
        }
        return PipelinedConnection.call(alone(), method, args);
    }

    private @Nullable Object executeTogether(String how) throws Throwable {
        List<Waiting.Statement> before = waiting.take();
        PreparedStatement together = prepare(before);
        boolean rows = Waiting.execute(together, before);
        return switch (how) {
            case "executeQuery" -> {
                ResultSet answer = together.getResultSet();
                if (answer == null) {
                    throw new SQLException("No results were returned by the query.");
                }
                yield answer;
            }
            case "executeUpdate" -> together.getUpdateCount();
            case "executeLargeUpdate" -> together.getLargeUpdateCount();
            default -> rows;
        };
    }

    /** For what can go with nothing else, such as a batch. */
    private PreparedStatement alone() throws Throwable {
        connection.flush();
        return prepare(List.of());
    }

    private PreparedStatement prepare(List<Waiting.Statement> before) throws Throwable {
        PreparedStatement prepared = Waiting.prepare(connection.connection(), before, sql);
        statement = prepared;
        int parameters = Waiting.parameters(before);
        for (Setting setting : settings) {
            setting.repeat(prepared, parameters);
        }
        return prepared;
    }
}
