package io.portwarden.shared.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection on which what is {@link Waiting} goes with the next statement, or with the commit. */
final class PipelinedConnection implements InvocationHandler {

    private final Connection connection;

    private PipelinedConnection(Connection connection) {
        this.connection = connection;
    }

    static Connection of(Connection connection) {
        return proxy(Connection.class, new PipelinedConnection(connection));
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    /** What the driver's connection has sent to it besides. */
    Connection connection() {
        return connection;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        switch (method.getName()) {
            case "equals" -> {
                return args != null && proxy == args[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "unwrap" -> {
                if (args != null && PipelinedConnection.class.equals(args[0])) {
                    return this;
                }
            }
            case "prepareStatement" -> {
                @Nullable Waiting waiting = Waiting.find();
                if (waiting != null && !waiting.isEmpty() && args != null && args[0] instanceof String sql) {
                    if (args.length == 1) {
                        return proxy(
                                PreparedStatement.class,
                                new PipelinedStatement(this, (Connection) proxy, waiting, sql));
                    }
                    flush();
                }
            }
            case "createStatement", "prepareCall", "setSavepoint" -> flush();
            case "commit" -> commit();
            case "rollback" -> forget();
            default -> {}
        }
        return call(connection, method, args);
    }

    /** Sends what waits by itself. */
    void flush() throws SQLException {
        @Nullable Waiting waiting = Waiting.find();
        if (waiting != null && !waiting.isEmpty()) {
            send(waiting.takeAlone(), null);
        }
    }

    private void commit() throws SQLException {
        @Nullable Waiting waiting = Waiting.find();
        if (waiting == null || waiting.isNothingButScope()) {
            forget();
            return;
        }
        try {
            if (waiting.isChecked()) {
                flush();
            } else {
                // The driver hears from the server that there is no transaction any more, and sends no other.
                send(waiting.takeAlone(), "commit");
            }
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private void send(List<Waiting.Statement> statements, @Nullable String last) throws SQLException {
        try (PreparedStatement together = Waiting.prepare(connection, statements, last)) {
            boolean ignored = Waiting.execute(together, statements);
        }
    }

    private static void forget() {
        @Nullable Waiting waiting = Waiting.find();
        if (waiting != null) {
            waiting.forget();
        }
    }
}
